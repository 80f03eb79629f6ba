package org.khuevan.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.FileExamination.Examined;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Progress;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.springframework.stereotype.Component;

/// Examines one file of a material for the first time, while its owner looks on, and tells the
/// catalogue. A repetition finds the same and replaces what is there.
@Component
final class ExamineFile implements JobKind {

    static final String NAME = "examine-file";

    /// How often the database hears of progress.
    private static final Duration PACE = Duration.ofMillis(700);

    private final Examinations examinations;
    private final FileExamination examination;
    private final Clock clock;

    ExamineFile(Examinations examinations, FileExamination examination, Clock clock) {
        this.examinations = examinations;
        this.examination = examination;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        FileId id = new FileId(key);
        MaterialFile file = examinations.file(id).orElse(null);
        if (file == null || file.examination().isOver()) {
            return;
        }
        AtomicBoolean removed = new AtomicBoolean();
        try {
            Progress progress = paced(id, removed);
            progress.at(Progress.Step.RECOGNISING, 0);
            Examined examined = examination.of(file, turn, progress);
            if (examined.examination() instanceof Examination.Unreadable unreadable) {
                turn.foundUnreadable(unreadable.problem().name());
            }
            examinations.ended(
                    id, examined.examination(), examined.root(), FileExamination.version());
            examination.forget(file);
        } catch (InterruptedException e) {
            if (!removed.get()) {
                throw e;
            }
        }
    }

    /// @param removed is set, and the work stopped, when there is no such file any more
    private Progress paced(FileId id, AtomicBoolean removed) {
        Thread working = Thread.currentThread();
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        AtomicReference<Progress.Step> before = new AtomicReference<>();
        return (step, percent) -> {
            Instant now = clock.instant();
            boolean due = last.get().isBefore(now.minus(PACE));
            if (due || before.getAndSet(step) != step) {
                last.set(now);
                if (!examinations.progressed(id, step, Math.clamp(percent, 0, 100))) {
                    removed.set(true);
                    working.interrupt();
                }
            }
        };
    }

    @Override
    public void gaveUp(String key, String reason) {
        examinations.gaveUp(new FileId(key), reason);
    }

    @Override
    public void cancelled(String key) {
        examinations.cancelled(new FileId(key));
    }
}
