package org.khuevan.ingest.reading;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Limits;

/// One child process, to which lines are written and from which lines are read. One thread uses it
/// at a time.
final class ReadingProcess implements AutoCloseable {

    /// The status of a JVM that was told to exit when its heap is exhausted.
    static final int OUT_OF_MEMORY = 3;

    /// In gigabytes, of what a reader may write.
    private static final int LARGEST_FILE = 2;

    /// How often it is looked at what a child takes of the machine, in nanoseconds.
    private static final long LOOK = 300_000_000;

    private final Path folder;
    private final Process process;
    private final Kin kin;
    private final BufferedWriter requests;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile int files;

    /// Marks the end of what the child said; no line is empty.
    private static final String END = "";

    ReadingProcess(List<String> command, Path workFolder) throws IOException {
        this.folder = Files.createTempDirectory(workFolder, "reader-");
        List<String> all = new ArrayList<>(command);
        all.add(1, "-Djava.io.tmpdir=" + folder);
        ProcessBuilder builder = new ProcessBuilder(Confinement.of(all, LARGEST_FILE, 0, 0));
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "TZ"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        this.process = builder.start();
        this.kin = new Kin(process);
        this.requests = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
        // Reading a pipe holds on to the thread that carries a virtual one.
        Thread.ofPlatform().daemon().name("reader-output").start(this::listen);
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(Reply.MARK)) {
                    lines.add(line.substring(Reply.MARK.length()));
                }
            }
        } catch (IOException _) {
            // As good as the end.
        } finally {
            lines.add(END);
        }
    }

    sealed interface Answer {
        record Line(String line) implements Answer {}

        record Late() implements Answer {}

        record Died(int status) implements Answer {}

        /// It was stopped because it took more of the machine than it may.
        record Greedy(Problem problem) implements Answer {}
    }

    /// What a line says of those to come.
    enum Heard {
        ANSWER,
        PROGRESS,
        /// A page of many has been read from its picture: the time for the next one begins.
        PAGE
    }

    /// @param output the folder into which it writes
    /// @param hear hears every line
    Answer ask(String request, Path output, Limits limits, Function<String, Heard> hear)
            throws InterruptedException {
        Appetite appetite = new Appetite(kin, List.of(folder, output), Appetite.BYTES);
        files++;
        long start = System.nanoTime();
        long deadline = start + limits.documentTime().toNanos();
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
        } catch (IOException _) {
            return new Answer.Died(process.waitFor());
        }
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return new Answer.Late();
            }
            @Nullable String line = lines.poll(Math.min(left, LOOK), TimeUnit.NANOSECONDS);
            if (line == null) {
                Optional<Problem> excess = appetite.excess();
                if (excess.isPresent()) {
                    return new Answer.Greedy(excess.get());
                }
                continue;
            }
            if (line.equals(END)) {
                return new Answer.Died(process.waitFor());
            }
            switch (hear.apply(line)) {
                case ANSWER -> {
                    return new Answer.Line(line);
                }
                case PROGRESS -> {
                    // Nothing else changes.
                }
                case PAGE ->
                        deadline =
                                Math.min(
                                        System.nanoTime() + limits.documentTime().toNanos(),
                                        start
                                                + limits.documentTime().toNanos()
                                                + limits.scanTime().toNanos());
            }
        }
    }

    int files() {
        return files;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        kin.kill();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException _) {
            // The work folder is emptied on the next start.
        }
    }
}
