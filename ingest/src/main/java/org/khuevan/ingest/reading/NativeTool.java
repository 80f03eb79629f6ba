package org.khuevan.ingest.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs a native program with limits of time and address space.
public final class NativeTool {

    /// In gigabytes: a segment of a stream is a few megabytes.
    private static final int LARGEST_FILE = 8;

    private static final int KEPT = 8_000_000;
    private static final int ERRORS = 4_000;

    private final Path folder;
    private final int megabytes;

    /// @param folder of the program's libraries
    /// @param megabytes of address space
    public NativeTool(Path folder, int megabytes) {
        this.folder = folder;
        this.megabytes = megabytes;
    }

    /// How a program ended.
    ///
    /// @param status as the shell tells it; 128 and more after a signal
    /// @param late whether it was stopped because its time was over
    public record Result(int status, boolean late, String output, String errors) {

        public boolean isGood() {
            return status == 0 && !late;
        }

        public boolean lackedMemory() {
            return errors.contains("Cannot allocate memory")
                    || errors.contains("cannot allocate memory")
                    || errors.contains("failed to map segment");
        }
    }

    /// @param heard every line of the output
    /// @throws StoppedFromOutside if somebody else ended it
    /// @throws InterruptedException after the program was stopped
    public Result run(List<String> command, Duration limit, Consumer<String> heard)
            throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(Confinement.of(command, LARGEST_FILE, megabytes));
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process = start(builder);
        StringBuffer output = new StringBuffer();
        StringBuffer errors = new StringBuffer();
        // Reading a pipe would hold on to the thread that carries a virtual one.
        Thread out =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                listen(
                                        process.inputReader(StandardCharsets.UTF_8),
                                        line -> {
                                            heard.accept(line);
                                            if (output.length() < KEPT) {
                                                output.append(line).append('\n');
                                            }
                                        }));
        Thread err =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                listen(
                                        process.errorReader(StandardCharsets.UTF_8),
                                        line -> {
                                            errors.append(line).append('\n');
                                            if (errors.length() > 2 * ERRORS) {
                                                errors.delete(0, errors.length() - ERRORS);
                                            }
                                        }));
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                stop(process);
                process.waitFor();
            }
            out.join();
            err.join();
            if (ended && StoppedFromOutside.is(process.exitValue())) {
                throw new StoppedFromOutside(process.exitValue());
            }
            return new Result(process.exitValue(), !ended, output.toString(), errors.toString());
        } finally {
            stop(process);
        }
    }

    /// With whatever it started.
    private static void stop(Process process) {
        new Kin(process).kill();
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("a native program could not be started", e);
        }
    }

    private static void listen(BufferedReader reader, Consumer<String> heard) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.accept(line);
            }
        } catch (IOException _) {
            // As good as the end.
        }
    }
}
