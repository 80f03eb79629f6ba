package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

    private final LineProcess process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private volatile int files;

    /// Marks the end of what the child said; no line is empty.
    private static final String END = "";

    ReadingProcess(List<String> command, Path workFolder) throws IOException {
        this.process =
                new LineProcess(
                        command,
                        new LineProcess.Room(workFolder, "reader", LARGEST_FILE, 0),
                        lines::add,
                        () -> lines.add(END));
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
        Appetite appetite =
                new Appetite(process.kin(), List.of(process.folder(), output), Appetite.BYTES);
        Queueing queueing = Queueing.of(process.kin(), limits.documentTime().toNanos());
        files++;
        long start = System.nanoTime();
        long deadline = start + limits.documentTime().toNanos();
        try {
            process.write(request);
        } catch (IOException _) {
            return new Answer.Died(process.waitFor());
        }
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                long more = queueing.grant();
                if (more < LOOK) {
                    return new Answer.Late();
                }
                deadline += more;
                continue;
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
        return process.handle();
    }

    @Override
    public void close() {
        process.close();
    }
}
