package org.khuevan.deposit;

import java.time.Duration;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// On start and every hour: ends what a crash left undone, and forgets what nobody came back for.
@Component
final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Uploads uploads;
    private final UploadRows rows;
    private final OrphanSweeper orphans;
    private final Examinations examinations;
    private final Jobs jobs;
    private final People people;
    private volatile Thread thread = new Thread();

    Housekeeping(
            Uploads uploads,
            UploadRows rows,
            OrphanSweeper orphans,
            Examinations examinations,
            Jobs jobs,
            People people) {
        this.uploads = uploads;
        this.rows = rows;
        this.orphans = orphans;
        this.examinations = examinations;
        this.jobs = jobs;
        this.people = people;
    }

    @Override
    public void start() {
        // Files that wait for an examination have a job, unless the jobs were lost with a restored
        // database.
        for (FileId file : examinations.unfinished()) {
            jobs.submit(ExamineFile.NAME, file.value(), Priority.NORMAL);
        }
        for (FileId file : examinations.unpictured()) {
            jobs.submit(PictureFile.NAME, file.value(), Priority.LATER);
        }
        thread = Thread.ofVirtual().name("housekeeping").start(this::keepOn);
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                takeInWhole();
                forgetExpired();
                orphans.sweep();
            } catch (RuntimeException e) {
                LOG.warn("Tidying up failed and is tried again in an hour", e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// Uploads whose last byte came just before a crash.
    private void takeInWhole() {
        for (UploadRows.Row row : rows.unfinished()) {
            people.find(row.account())
                    .filter(Account::enabled)
                    .ifPresent(account -> takeInIfWhole(row, account));
        }
    }

    private void takeInIfWhole(UploadRows.Row row, Account account) {
        Actor owner =
                new Actor.Member(
                        account.id(),
                        account.displayName(),
                        account.role(),
                        account.organisation().id());
        try {
            uploads.find(owner, row.id());
        } catch (RuntimeException e) {
            LOG.info("Upload {} stays as it is: {}", row.id(), e.toString());
        }
    }

    private void forgetExpired() {
        for (UploadRows.Row row : rows.expired()) {
            uploads.forget(row.id());
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
        thread = new Thread();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
