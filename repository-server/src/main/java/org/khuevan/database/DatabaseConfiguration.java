package org.khuevan.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.khuevan.settings.CannotStart;
import org.khuevan.settings.DataFolder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationCondition;

/// Starts a PostgreSQL of our own unless `spring.datasource.url` names one.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// Each room numbers its own migrations (`V1_2__people.sql`), so one may come after another
    /// room's higher number was applied.
    @Bean
    FlywayConfigurationCustomizer roomsMigrateIndependently() {
        return flyway -> flyway.outOfOrder(true);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerNamed.class)
    static class Own {

        private static final String DATABASE = "khuevan";

        /// Closed after the connection pool, which depends on it, and before the data folder.
        @Bean
        OwnPostgres ownPostgres(DataFolder dataFolder) {
            Path folder = dataFolder.folder("postgres");
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(folder);
            OwnPostgres postgres = OwnPostgres.start(binaries, folder);
            binaries.removeOthers();
            return postgres;
        }

        @Bean
        JdbcConnectionDetails ownPostgresConnection(OwnPostgres postgres) {
            String password = postgres.password();
            createDatabase(postgres, password);
            return new Login(postgres.url(DATABASE), OwnPostgres.USER, password);
        }

        private static void createDatabase(OwnPostgres postgres, String password) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    postgres.url("postgres"), OwnPostgres.USER, password);
                    Statement statement = connection.createStatement()) {
                if (!statement
                        .executeQuery(
                                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
                        .next()) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
            } catch (SQLException e) {
                throw new CannotStart(
                        "The platform's PostgreSQL does not let us in: " + e.getMessage(),
                        "Its own words are in postgres/log of the data folder.",
                        e);
            }
        }
    }

    private record Login(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}

    static class NoServerNamed extends NoneNestedConditions {

        NoServerNamed() {
            super(ConfigurationCondition.ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Named {}
    }
}
