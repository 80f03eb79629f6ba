package org.khuevan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.settings.CannotStart;

class OwnPostgresTest {

    @TempDir Path folder;

    private final PostgresBinaries binaries =
            PostgresBinaries.unpackedIn(Path.of("target", "test-postgres").toAbsolutePath());

    @Test
    void keepsWhatWasCommittedAndItsPort() throws Exception {
        String url;
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            url = postgres.url("postgres");
            execute(postgres, "CREATE TABLE kept AS SELECT 'Khuê Văn' AS name");
        }
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            assertThat(postgres.url("postgres")).isEqualTo(url);
            assertThat(query(postgres, "SELECT upper(name) FROM kept")).isEqualTo("KHUÊ VĂN");
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void listensOnTheLoopbackAddressAndAsksForAPasswordNobodyElseCanRead() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            DriverManager.getConnection(
                                    postgres.url("postgres"), OwnPostgres.USER, "guess"))
                    .withMessageContaining("password");
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void anOrphanOfAKilledApplicationIsReplacedAndItsSessionsEnd() throws Exception {
        OwnPostgres orphan = OwnPostgres.start(binaries, folder);
        execute(orphan, "CREATE TABLE kept AS SELECT 1 AS it");
        long first = pid();
        try (var session = connect(orphan);
                OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            assertThat(pid()).isNotEqualTo(first);
            assertThat(session.isValid(1)).isFalse();
            assertThat(query(postgres, "SELECT it::text FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void aFileOfADeadServerDoesNotHinderTheNextEvenWhenItsNumberWasGivenToSomebodyElse()
            throws Exception {
        OwnPostgres.start(binaries, folder).close();
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/\n");
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            assertThat(query(postgres, "SELECT 'well'")).isEqualTo("well");
        }
    }

    @Test
    void aNumberThatWasGivenToAnotherServerSinceStopsNobody() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            Path other = Files.createDirectory(folder.resolve("other"));
            Files.writeString(other.resolve("postmaster.pid"), pid() + "\n/\n");
            assertThat(Postmaster.of(other)).isEmpty();
            assertThat(Postmaster.of(folder.resolve("data"))).isPresent();
        }
    }

    @Test
    void recoversByItselfAfterAPowerCut() throws Exception {
        OwnPostgres cut = OwnPostgres.start(binaries, folder);
        execute(cut, "CREATE TABLE kept AS SELECT 1 AS it");
        Process kill = new ProcessBuilder("sh", "-c", "kill -KILL " + pid()).start();
        assertThat(kill.waitFor()).isZero();
        try (OwnPostgres postgres = OwnPostgres.start(binaries, folder)) {
            assertThat(query(postgres, "SELECT it::text FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void anOlderClusterIsRefusedInASentence() throws IOException {
        OwnPostgres.start(binaries, folder).close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> OwnPostgres.start(binaries, folder))
                .withMessageContaining("was made by PostgreSQL 17, and this Khue Van brings 18.");
    }

    private long pid() throws IOException {
        return Postmaster.of(folder.resolve("data")).orElseThrow().process().pid();
    }

    private static java.sql.Connection connect(OwnPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.url("postgres"), OwnPostgres.USER, postgres.password());
    }

    private static void execute(OwnPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(OwnPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
