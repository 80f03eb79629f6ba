package org.khuevan.people;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock that all rooms read; people come first in the order of rooms.
@Configuration(proxyBeanMethods = false)
class Time {

    /// @param timeZone in which people read and write times and days
    @Bean
    Clock clock(ZoneId timeZone) {
        return Clock.system(timeZone);
    }
}
