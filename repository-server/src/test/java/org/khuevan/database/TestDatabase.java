package org.khuevan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/// A fresh, migrated database on a real PostgreSQL, which all tests of a JVM share.
///
/// ```java
/// static final TestDatabase DATABASE = TestDatabase.create();
///
/// @AfterAll
/// static void drop() {
///     DATABASE.close();
/// }
/// ```
///
/// Tests with a Spring context hand it over in a `@DynamicPropertySource` through [#register], and
/// leave it to the end of the JVM.
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(Server.POSTGRES.url(name));
        pool.setUsername(username());
        pool.setPassword(password());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        this.dataSource = new HikariDataSource(pool);
    }

    /// Takes about a tenth of a second; the first one in a JVM starts the server and migrates.
    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE migrated STRATEGY file_copy");
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    public String url() {
        return Server.POSTGRES.url(name);
    }

    public String username() {
        return OwnPostgres.USER;
    }

    public String password() {
        return Server.POSTGRES.password();
    }

    /// For the data of a platform on this database; removed with the JVM, after whatever still used
    /// it.
    public Path folder() {
        try {
            return Files.createDirectories(Server.RUN.resolve("platforms").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets a Spring context use this database, instead of starting a server of its own, and its
    /// folder. Neither may be closed before the context is.
    public void register(DynamicPropertyRegistry registry) {
        registry.add("khuevan.data", () -> folder().toString());
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.username", this::username);
        registry.add("spring.datasource.password", this::password);
    }

    /// Drops the database, whoever still uses it.
    @Override
    public void close() {
        dataSource.close();
        Server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /// Started on first use, stopped with the JVM; what a killed JVM left is stopped by the next.
    private static final class Server {

        private static final Path FOLDER = Path.of("target", "test-postgres").toAbsolutePath();
        private static final Path RUN = FOLDER.resolve("run-" + ProcessHandle.current().pid());
        private static final OwnPostgres POSTGRES = start();

        static {
            execute("CREATE DATABASE migrated");
            Flyway.configure()
                    .dataSource(POSTGRES.url("migrated"), OwnPostgres.USER, POSTGRES.password())
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }

        private static OwnPostgres start() {
            try {
                Files.createDirectories(FOLDER);
                removeThoseOfTheDead();
                PostgresBinaries binaries = PostgresBinaries.unpackedIn(FOLDER);
                OwnPostgres postgres =
                        OwnPostgres.start(
                                binaries,
                                RUN,
                                "-c fsync=off -c synchronous_commit=off -c full_page_writes=off");
                // After the applications that use it, which would wait for it to come back.
                SpringApplication.getShutdownHandlers()
                        .add(() -> {
                            postgres.close();
                            remove(RUN);
                        });
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void removeThoseOfTheDead() throws IOException {
            try (Stream<Path> runs = Files.list(FOLDER)) {
                for (Path run : runs.filter(Server::isOfTheDead).toList()) {
                    var orphan = Postmaster.of(run.resolve("data"));
                    if (orphan.isPresent()) {
                        orphan.get().stop();
                    }
                    remove(run);
                }
            }
        }

        private static boolean isOfTheDead(Path path) {
            String name = path.getFileName().toString();
            return name.startsWith("run-")
                    && ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).isEmpty();
        }

        private static void remove(Path folder) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void execute(String sql) {
            try (var connection =
                            java.sql.DriverManager.getConnection(
                                    POSTGRES.url("postgres"),
                                    OwnPostgres.USER,
                                    POSTGRES.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
