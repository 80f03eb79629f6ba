package org.khuevan.ingest.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Progress;
import tools.jackson.databind.json.JsonMapper;

/// Keeps child processes that read files, so that most files find one that is warm. A child that
/// fails in any way is replaced; one that read enough files, or waited long, ends.
public final class ReadingProcesses implements AutoCloseable {

    private static final int FILES_EACH = 1_000;
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final List<String> command;
    private final Path workFolder;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Deque<ReadingProcess> idle = new ArrayDeque<>();
    private boolean closed;

    /// @param command starts a child
    /// @param workFolder for temporary files of children
    public ReadingProcesses(List<String> command, Path workFolder) {
        this.command = List.copyOf(command);
        this.workFolder = workFolder;
    }

    /// Has a file read by a child.
    ///
    /// @return how it ended, also if the child did not survive it
    /// @throws UncheckedIOException if no child can be started
    /// @throws StoppedFromOutside if somebody else ended the child
    public Reply ask(Request request, Limits limits, Progress progress)
            throws InterruptedException {
        ReadingProcess child = take();
        boolean reusable = false;
        try {
            ReadingProcess.Answer answer =
                    child.ask(
                            json.writeValueAsString(request),
                            Path.of(request.output()),
                            limits,
                            line -> hear(line, progress));
            reusable = answer instanceof ReadingProcess.Answer.Line;
            return switch (answer) {
                case ReadingProcess.Answer.Line(String line) -> json.readValue(line, Reply.class);
                case ReadingProcess.Answer.Late() ->
                        unreadable(
                                Problem.TOOK_TOO_LONG, "no answer within " + limits.documentTime());
                case ReadingProcess.Answer.Died(int status) -> died(status);
                case ReadingProcess.Answer.Greedy(Problem problem) ->
                        unreadable(problem, "too many processes, or too much on the disk");
            };
        } finally {
            giveBack(child, reusable);
        }
    }

    private ReadingProcess.Heard hear(String line, Progress progress) {
        if (json.readValue(line, Reply.class) instanceof Reply.Advanced(var step, int percent)) {
            progress.at(step, percent);
            return step == Progress.Step.READING_PICTURES
                    ? ReadingProcess.Heard.PAGE
                    : ReadingProcess.Heard.PROGRESS;
        }
        return ReadingProcess.Heard.ANSWER;
    }

    private static Reply died(int status) {
        if (StoppedFromOutside.is(status)) {
            throw new StoppedFromOutside(status);
        }
        return status == ReadingProcess.OUT_OF_MEMORY
                ? unreadable(Problem.NEEDED_TOO_MUCH_MEMORY, "heap exhausted")
                : unreadable(Problem.CRASHED, "the child ended with " + status);
    }

    private static Reply unreadable(Problem problem, String detail) {
        return new Reply.Ended(
                new Examination.Unreadable(problem, "application/octet-stream", detail));
    }

    private ReadingProcess take() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            while (!idle.isEmpty()) {
                ReadingProcess child = idle.pop();
                if (child.isAlive()) {
                    return child;
                }
                child.close();
            }
        }
        try {
            return new ReadingProcess(command, workFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("no process that reads files could be started", e);
        }
    }

    private void giveBack(ReadingProcess child, boolean reusable) {
        synchronized (idle) {
            if (reusable && !closed && child.files() < FILES_EACH) {
                idle.push(child);
                endIfIdle(child, child.files());
                return;
            }
        }
        child.close();
    }

    private void endIfIdle(ReadingProcess child, int files) {
        Thread.ofVirtual()
                .name("idle-reader")
                .start(() -> {
                    if (!waited()) {
                        return;
                    }
                    synchronized (idle) {
                        if (child.files() != files || !idle.remove(child)) {
                            return;
                        }
                    }
                    child.close();
                });
    }

    private static boolean waited() {
        try {
            Thread.sleep(IDLE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(ReadingProcess::close);
            idle.clear();
        }
    }

    /// For tests that look after a child's death.
    @Nullable ProcessHandle anyIdle() {
        synchronized (idle) {
            return idle.isEmpty() ? null : idle.peek().handle();
        }
    }
}
