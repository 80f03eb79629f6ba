package org.khuevan.deposit;

import java.nio.file.Path;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Limits;
import org.khuevan.settings.DataFolder;
import org.khuevan.settings.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DepositConfiguration.Settings.class, CaptionsSettings.class})
class DepositConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DepositConfiguration.class);

    @Bean
    Examiners examiners(DataFolder data, Roles roles) {
        if (roles.worker() && !Examiners.isWithoutNetwork()) {
            LOG.warn(
                    "What reads files is not cut off from the network here: the system refuses"
                        + " unshare --net. The guide for operators says what a container needs");
        }
        return new Examiners(Limits.standard(), data.folder("examining"));
    }

    /// Shown as `isolation`: whether files are read without a network.
    @Bean
    HealthIndicator isolationHealthIndicator(Roles roles) {
        return () ->
                Health.up()
                        .withDetail(
                                "state",
                                !roles.worker()
                                        ? "OFF"
                                        : Examiners.isWithoutNetwork()
                                                ? "NO_NETWORK"
                                                : "WITH_NETWORK")
                        .build();
    }

    @Bean
    UploadData uploadData(Settings settings, DataFolder data) {
        return new UploadData(
                settings.folder().isBlank() ? data.folder("uploads") : Path.of(settings.folder()),
                settings.reserve().toBytes());
    }

    /// @param folder for uploads on their way, if not `uploads` in the data folder; several web
    ///   processes that share their visitors share it
    /// @param reserve left free on the disk of the uploads
    @ConfigurationProperties("khuevan.uploads")
    record Settings(@DefaultValue("") String folder, @DefaultValue("64MB") DataSize reserve) {

        Settings {
            if (reserve.isNegative()) {
                throw new IllegalArgumentException("khuevan.uploads.reserve is negative");
            }
        }
    }
}
