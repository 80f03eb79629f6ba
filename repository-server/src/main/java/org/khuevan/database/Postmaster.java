package org.khuevan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running PostgreSQL server, known by the `postmaster.pid` in its data folder.
///
/// @param process its main process
/// @param file its `postmaster.pid`
record Postmaster(ProcessHandle process, Path file) {

    private static final long FAST_SECONDS = 60;

    /// The server of a data folder, whoever started it. A file that was left behind names a process
    /// that is gone, or one that has nothing to do with it and got the number since, as it is
    /// common in containers: it is removed, for PostgreSQL itself would refuse to start.
    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        Optional<Postmaster> running =
                lines.isEmpty()
                        ? Optional.empty()
                        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                                .filter(process -> isServerOf(data, process))
                                .map(process -> new Postmaster(process, file));
        if (running.isEmpty()) {
            Files.deleteIfExists(file);
        }
        return running;
    }

    /// A server lives in its data folder. Where nobody tells where a process lives, our own
    /// programs are known by their folder.
    private static boolean isServerOf(Path data, ProcessHandle process) {
        Optional<Path> command = process.info().command().map(Path::of);
        if (command.filter(path -> path.endsWith("postgres")).isEmpty()) {
            return false;
        }
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data.toRealPath());
        } catch (IOException _) {
            return command.get().toString().contains("/" + PostgresBinaries.PREFIX);
        }
    }

    /// Stops the server in its "fast" way: open transactions are rolled back, everything committed
    /// is written. If that takes too long it is killed, which PostgreSQL bears.
    void stop() throws IOException {
        if (process.isAlive()) {
            signal("-INT");
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FAST_SECONDS);
        try {
            // The file goes as the last thing. The process itself may stay for a while as a zombie
            // that its new parent has not looked at yet.
            while (Files.exists(file) && process.isAlive()) {
                if (System.nanoTime() > deadline) {
                    signal("-QUIT");
                    deadline = Long.MAX_VALUE;
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As ourselves: we are of the server's user, or root. The shell has `kill` built in, where a
    /// small container has no such program.
    private void signal(String signal) throws IOException {
        Process kill =
                new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            kill.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
