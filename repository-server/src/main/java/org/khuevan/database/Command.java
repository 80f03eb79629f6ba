package org.khuevan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A short-lived program that is run to its end.
final class Command {

    /// Even the recovery of a large database after a power cut ends before this.
    private static final long SECONDS = 600;

    private final List<String> line;

    Command(Unprivileged way, String program, String... arguments) {
        line = new ArrayList<>(way.prefix());
        line.add(program);
        line.addAll(List.of(arguments));
    }

    boolean succeeds() {
        try {
            run();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs the program and returns what it wrote.
    ///
    /// @throws IOException with that text if it could not be run or failed
    String run() throws IOException {
        // A file and not a pipe: a server the program leaves behind may keep its output open.
        Path output = Files.createTempFile("khuevan", ".out");
        try {
            Process process =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(line.getFirst() + " did not end");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + line.getFirst() + " ran", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
