package org.khuevan.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param every how often saved searches are looked through
/// @param from whom messages come from, such as `Khuê Văn <khuevan@truong.vn>`
/// @param address of the platform as people reach it, without `/` at the end
@ConfigurationProperties("khuevan.alerts")
record AlertSettings(
        @DefaultValue("15m") Duration every,
        @DefaultValue("khuevan@localhost") String from,
        @DefaultValue("http://localhost:8080") String address) {

    AlertSettings {
        if (every.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("khuevan.alerts.every is too short");
        }
        address = address.replaceFirst("/+$", "");
    }
}
