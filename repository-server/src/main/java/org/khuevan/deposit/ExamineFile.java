package org.khuevan.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.deposit.FileExamination.Beginning;
import org.khuevan.deposit.FileExamination.Examined;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Progress;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.jobs.QueuedJob;
import org.khuevan.jobs.Turn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Examines one file of a material for the first time, while its owner looks on, and tells the
/// catalogue. How it looks is found out afterwards, by a job of its own. A repetition finds the
/// same and replaces what is there.
@Component
final class ExamineFile implements JobKind {

    static final String NAME = "examine-file";

    /// How often the database hears of progress.
    private static final Duration PACE = Duration.ofMillis(700);

    private final Examinations examinations;
    private final FileExamination examination;
    private final AutomaticCaptions captions;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExamineFile(
            Examinations examinations,
            FileExamination examination,
            AutomaticCaptions captions,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.examinations = examinations;
        this.examination = examination;
        this.captions = captions;
        this.jobs = jobs;
        this.transaction = transaction;
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
            Examined examined = examination.of(file, turn, progress, beginning(id));
            if (examined.examination() instanceof Examination.Unreadable unreadable) {
                turn.foundUnreadable(unreadable.problem().name());
            }
            transaction.executeWithoutResult(_ -> {
                examinations.ended(id, examined.examination(), examined.root());
                if (examined.examination() instanceof Examination.Readable(Findings findings)) {
                    if (Examiners.isPictured(findings)) {
                        pictureLater(key);
                    }
                    captions.afterExamination(file, findings, examinations.namesBeside(id));
                }
            });
            examination.forget(id);
        } catch (InterruptedException e) {
            if (!removed.get()) {
                throw e;
            }
        }
    }

    /// A person who waits sees pictures before a bulk import is read on.
    private void pictureLater(String key) {
        Optional<QueuedJob> own = jobs.find(NAME, key);
        boolean waitedFor = own.filter(job -> job.priority() == Priority.URGENT).isPresent();
        jobs.submit(
                PictureFile.NAME,
                key,
                waitedFor ? Priority.NORMAL : Priority.LATER,
                own.map(QueuedJob::share).orElse(""));
    }

    /// What is shown already stays as it is until the end.
    private Optional<Beginning> beginning(FileId id) {
        return examinations.isShown(id)
                ? Optional.empty()
                : Optional.of((soFar, root) -> examinations.begun(id, soFar, root));
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
        FileId file = new FileId(key);
        examinations.gaveUp(file, reason);
        examination.forget(file);
    }

    @Override
    public void cancelled(String key) {
        FileId file = new FileId(key);
        examinations.cancelled(file);
        examination.forget(file);
    }
}
