package org.khuevan.deposit;

import java.time.Clock;
import java.time.Duration;
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

    /// By then, whoever made a file has noted what it is.
    private static final Duration UNTOUCHED = Duration.ofDays(1);

    private final Uploads uploads;
    private final UploadRows rows;
    private final OrphanSweeper orphans;
    private final LostExaminations lost;
    private final People people;
    private final Clock clock;
    private volatile Thread thread = new Thread();

    Housekeeping(
            Uploads uploads,
            UploadRows rows,
            OrphanSweeper orphans,
            LostExaminations lost,
            People people,
            Clock clock) {
        this.uploads = uploads;
        this.rows = rows;
        this.orphans = orphans;
        this.lost = lost;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("housekeeping").start(this::keepOn);
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            step("take in whole uploads", this::takeInWhole);
            step("find lost examinations", lost::findAgain);
            step("forget expired uploads", this::forgetExpired);
            step("sweep files that nobody needs", orphans::sweep);
            step("sweep bytes of uploads", () -> uploads.sweep(clock.instant().minus(UNTOUCHED)));
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// What fails in one step keeps no other from being done.
    private static void step(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Tidying up failed to {}; it is tried again in an hour", what, e);
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
            step("forget upload " + row.id(), () -> uploads.forget(row.id()));
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
