package org.khuevan.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.khuevan.settings.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The platform's own PostgreSQL, listening on the loopback address only.
///
/// It outlives a process that is killed; the next start finds it, stops it cleanly, so that nothing
/// of the dead process is still under way, and starts it again. Whoever starts it must have the
/// folder for itself.
final class OwnPostgres implements AutoCloseable {

    static final String USER = "khuevan";

    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);
    private static final int TRIES = 3;
    private static final long LOG_BYTES = 10_000_000;

    private final PostgresBinaries binaries;
    private final Unprivileged way;
    private final Path folder;
    private final Path data;
    private final List<String> options;
    private int port;

    private OwnPostgres(PostgresBinaries binaries, Path folder, List<String> options) {
        this.binaries = binaries;
        this.way = Unprivileged.way(binaries.program("postgres"));
        this.folder = folder;
        this.data = folder.resolve("data");
        this.options = options;
    }

    /// Starts the server of a folder; the first time it makes the database cluster.
    ///
    /// @param folder for cluster, password, port and log
    /// @param options of `postgres`, such as `-c fsync=off`
    /// @throws CannotStart if there is no way
    static OwnPostgres start(PostgresBinaries binaries, Path folder, String... options) {
        OwnPostgres postgres = new OwnPostgres(binaries, folder, List.of(options));
        try {
            long start = System.nanoTime();
            Files.createDirectories(folder);
            stopOrphan(postgres.data);
            postgres.initialise();
            postgres.checkRelease();
            postgres.way.own(postgres.data);
            postgres.launch();
            LOG.info(
                    "PostgreSQL listens on 127.0.0.1:{} after {} ms",
                    postgres.port,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return postgres;
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL did not start in " + folder + ": " + e.getMessage(),
                    "Its own words are in " + postgres.log() + ".",
                    e);
        }
    }

    private static void stopOrphan(Path data) throws IOException {
        var running = Postmaster.of(data);
        if (running.isPresent()) {
            LOG.info("Stopping the PostgreSQL that outlived the process which started it");
            running.get().stop();
        }
    }

    /// Makes the cluster beside its place and moves it there whole.
    ///
    /// Text is UTF-8, ordered by code point as PostgreSQL itself defines it: the same on every
    /// system, for ever. Where people read a list, the query names a language's collation.
    ///
    /// The password is 24 random bytes that nobody can guess, however quickly: hashing it thousands
    /// of times would only make each new connection slow. What an operator sets later is hashed as
    /// usual, see [#serverOptions].
    private void initialise() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path half = folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(half);
        Files.createDirectory(
                half,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        way.own(half);
        Path password = newPassword();
        way.own(password);
        command(
                        "initdb",
                        "--pgdata=" + half,
                        "--username=" + USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--set=scram_iterations=1",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")
                .run();
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path newPassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path file = folder.resolve("password");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, HexFormat.of().formatHex(random));
    }

    private void checkRelease() throws IOException {
        String cluster = Files.readString(data.resolve("PG_VERSION")).strip();
        String words = command("postgres", "--version").run();
        String release = words.substring(words.lastIndexOf(' ') + 1);
        if (!release.startsWith(cluster + ".")) {
            throw new CannotStart(
                    "The database in "
                            + data
                            + " was made by PostgreSQL "
                            + cluster
                            + ", and this Khue Van brings "
                            + release
                            + ".",
                    "Start it with the Khue Van that made it, or move the data over with pg_dump"
                            + " and pg_restore.");
        }
    }

    private void launch() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
            Files.move(log(), folder.resolve("log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (int left = TRIES; ; left--) {
            port = freePort();
            try {
                // Detached, so that Ctrl+C in a terminal stops the application first.
                command(
                                "pg_ctl",
                                "start",
                                "--wait",
                                "--timeout=590",
                                "--pgdata=" + data,
                                "--log=" + log(),
                                "--options=" + serverOptions())
                        .run();
                Files.writeString(folder.resolve("port"), Integer.toString(port));
                return;
            } catch (IOException e) {
                // Another process may have taken the port in between.
                if (left == 1) {
                    throw e;
                }
                Files.deleteIfExists(folder.resolve("port"));
            }
        }
    }

    private String serverOptions() {
        return "-c listen_addresses=127.0.0.1 -c port="
                + port
                + " -c unix_socket_directories='' -c max_connections=50 -c jit=off"
                + " -c log_checkpoints=off -c wal_compression=on -c scram_iterations=4096 "
                + String.join(" ", options);
    }

    /// The port of the last time if it is free, so that an operator's `psql` finds it again.
    private int freePort() throws IOException {
        Path last = folder.resolve("port");
        if (Files.exists(last)) {
            try {
                return probe(Integer.parseInt(Files.readString(last).strip()));
            } catch (IOException | IllegalArgumentException e) {
                LOG.debug("The port of the last time cannot be used again", e);
            }
        }
        return probe(0);
    }

    private static int probe(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }

    private Command command(String program, String... arguments) {
        return new Command(way, binaries.program(program), arguments);
    }

    private Path log() {
        return folder.resolve("log");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        Path file = folder.resolve("password");
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new CannotStart(
                    "The password of the platform's PostgreSQL cannot be read: " + e,
                    "Bring " + file + " back from a backup.",
                    e);
        }
    }

    /// Stops the server; everything committed is on the disk when this returns.
    @Override
    public void close() {
        try {
            var running = Postmaster.of(data);
            if (running.isPresent()) {
                running.get().stop();
            }
        } catch (IOException e) {
            // The next start takes care of it.
            LOG.warn("PostgreSQL in {} was not stopped", folder, e);
        }
    }
}
