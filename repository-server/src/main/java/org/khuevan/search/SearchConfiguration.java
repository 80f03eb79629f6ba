package org.khuevan.search;

import java.nio.file.Path;
import java.time.Clock;
import org.khuevan.catalogue.ChangeLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds the room: the index in the data folder, and what keeps it up with the catalogue.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    CurrentIndex currentIndex(@Value("${khuevan.data:data}") Path data) {
        return new CurrentIndex(data.resolve("index"));
    }

    @Bean
    Synonyms synonyms(JdbcClient database) {
        return new Synonyms(database, new Analysis());
    }

    @Bean
    Pins pins(JdbcClient database) {
        return new Pins(database, new Analysis());
    }

    @Bean
    Uses uses(JdbcTemplate database, Clock clock) {
        return new Uses(database, clock);
    }

    @Bean
    IndexFollower indexFollower(ChangeLog log, CurrentIndex index, Uses uses) {
        return new IndexFollower(log, index, new CountedUses(uses));
    }

    @Bean
    Search search(CurrentIndex index) {
        return new Search(index);
    }

    /// Shown as `index`: how far it is, and how much it holds.
    @Bean
    HealthIndicator indexHealthIndicator(CurrentIndex index) {
        return () ->
                index.read(snapshot ->
                        Health.up()
                                .withDetail("position", index.written().position())
                                .withDetail("materials", snapshot.materials())
                                .withDetail("documents", snapshot.getIndexReader().numDocs())
                                .withDetail("rebuilding", index.isRebuilding())
                                .build());
    }
}
