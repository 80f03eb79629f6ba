package org.khuevan.ingest.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.khuevan.ingest.Examination.Problem;

/// Runs a native program with limits of time, address space, processes and what it writes.
public final class NativeTool {

    /// In gigabytes: a segment of a stream is a few megabytes.
    private static final int LARGEST_FILE = 8;

    /// How often it is looked at what a program takes of the machine, in nanoseconds.
    private static final long LOOK = 500_000_000;

    /// Starts all programs: the system may end them with the thread that did, and this one lives as
    /// long as the process.
    private static final Executor STARTER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("native-tools").factory());

    /// To what a program said, once it ended; one that nobody could kill may never be silent.
    private static final Duration LISTENED = Duration.ofSeconds(30);

    /// As x264 says that it got no memory.
    private static final Pattern REFUSED = Pattern.compile("malloc of size \\d+ failed");

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
    /// @param stopped why it was not let to its end, if it was not
    public record Result(int status, Optional<Problem> stopped, String output, String errors) {

        public boolean isGood() {
            return status == 0 && stopped.isEmpty();
        }

        public boolean lackedMemory() {
            return errors.contains("Cannot allocate memory")
                    || errors.contains("cannot allocate memory")
                    || errors.contains("failed to map segment")
                    || REFUSED.matcher(errors).find();
        }
    }

    /// What a program may take.
    ///
    /// @param time until it ends
    /// @param folder into which it writes; empty for one that writes no files
    /// @param bytes that it may add to the folder
    public record Allowance(Duration time, Optional<Path> folder, long bytes) {

        /// For a program that writes no files.
        public static Allowance of(Duration time) {
            return new Allowance(time, Optional.empty(), 0);
        }

        /// As much as reading any document may leave behind.
        public static Allowance of(Duration time, Path folder) {
            return new Allowance(time, Optional.of(folder), Appetite.BYTES);
        }

        /// The time that all processors work for it at most.
        private long processorSeconds() {
            return (time.toSeconds() + 1) * Runtime.getRuntime().availableProcessors();
        }
    }

    /// @param heard every line of the output
    /// @throws StoppedFromOutside if somebody else ended it
    /// @throws InterruptedException after the program was stopped
    public Result run(List<String> command, Allowance allowance, Consumer<String> heard)
            throws InterruptedException {
        Process process = start(prepared(command, allowance));
        Kin kin = new Kin(process);
        StringBuffer output = new StringBuffer();
        StringBuffer errors = new StringBuffer();
        Thread out =
                listening(
                        process.inputReader(StandardCharsets.UTF_8),
                        line -> {
                            heard.accept(line);
                            if (output.length() < KEPT) {
                                output.append(line).append('\n');
                            }
                        });
        Thread err =
                listening(
                        process.errorReader(StandardCharsets.UTF_8),
                        line -> {
                            errors.append(line).append('\n');
                            if (errors.length() > 2 * ERRORS) {
                                errors.delete(0, errors.length() - ERRORS);
                            }
                        });
        try {
            Optional<Problem> stopped = watch(process, kin, allowance);
            // Whatever it started and left behind would hold on to its output.
            kin.kill();
            process.waitFor();
            out.join(LISTENED);
            err.join(LISTENED);
            if (stopped.isEmpty() && StoppedFromOutside.is(process.exitValue())) {
                throw new StoppedFromOutside(process.exitValue());
            }
            return new Result(process.exitValue(), stopped, output.toString(), errors.toString());
        } finally {
            kin.kill();
        }
    }

    private ProcessBuilder prepared(List<String> command, Allowance allowance) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Confinement.ofTool(
                                command, LARGEST_FILE, megabytes, allowance.processorSeconds()));
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        // Each thread would keep 64 MB of the address space for itself.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    /// @return why it must be stopped, or nothing once it ended
    private static Optional<Problem> watch(Process process, Kin kin, Allowance allowance)
            throws InterruptedException {
        Appetite appetite =
                Appetite.beyond(kin, allowance.folder().stream().toList(), allowance.bytes());
        Queueing queueing = Queueing.ofNew(kin, allowance.time().toNanos());
        long deadline = System.nanoTime() + allowance.time().toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                long more = queueing.grant();
                if (more < LOOK) {
                    return Optional.of(Problem.TOOK_TOO_LONG);
                }
                deadline += more;
                continue;
            }
            if (process.waitFor(Math.min(left, LOOK), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            Optional<Problem> excess = appetite.excess();
            if (excess.isPresent()) {
                return excess;
            }
        }
    }

    private static Process start(ProcessBuilder builder) throws InterruptedException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        STARTER.execute(() -> {
            try {
                started.complete(builder.start());
            } catch (IOException | RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why
                    ? new UncheckedIOException("a native program could not be started", why)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            started.thenAccept(Process::destroyForcibly);
            throw e;
        }
    }

    /// A thread that carries a virtual one would be held on to by whoever reads a pipe.
    private static Thread listening(BufferedReader reader, Consumer<String> heard) {
        return Thread.ofPlatform().daemon().start(() -> listen(reader, heard));
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
