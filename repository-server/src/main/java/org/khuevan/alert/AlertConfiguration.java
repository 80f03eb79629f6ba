package org.khuevan.alert;

import java.time.Clock;
import java.util.Optional;
import org.khuevan.jobs.Jobs;
import org.khuevan.people.People;
import org.khuevan.search.Search;
import org.khuevan.settings.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertSettings.class)
class AlertConfiguration {

    @Bean
    AlertMail alertMail(ObjectProvider<JavaMailSender> sender, AlertSettings settings) {
        return new AlertMail(Optional.ofNullable(sender.getIfAvailable()), settings);
    }

    @Bean
    TellNews tellNews(
            SavedSearches searches,
            Search search,
            People people,
            AlertMail mail,
            JdbcClient database,
            Clock clock) {
        return new TellNews(searches, search, people, mail, database, clock);
    }

    @Bean
    Alerts alerts(
            SavedSearches searches,
            Jobs jobs,
            AlertSettings settings,
            Roles roles,
            AlertMail mail) {
        return new Alerts(searches, jobs, settings.every(), roles, mail);
    }
}
