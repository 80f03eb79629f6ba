package org.khuevan.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khuevan.settings.DataFolder;
import org.khuevan.settings.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobsSettings.class)
class JobsConfiguration {

    @Bean
    JobRows jobRows(JdbcClient database, TransactionTemplate transaction) {
        return new JobRows(database, transaction);
    }

    @Bean
    JobJournal jobJournal(JdbcClient database) {
        return new JobJournal(database);
    }

    @Bean
    Worker worker(
            JobRows rows,
            ObjectProvider<JobKind> kinds,
            JobsSettings settings,
            DataFolder data,
            Roles roles) {
        return new Worker(rows, kinds, settings, name(data), roles.worker());
    }

    private static String name(DataFolder data) {
        Path file = data.path().resolve("worker");
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                Files.writeString(file, Worker.newName());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
