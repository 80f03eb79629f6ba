package org.khuevan.deposit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// On start and every hour: ends what a crash left undone, and forgets what nobody came back for.
@Component
final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final LateUploads uploads;
    private final OrphanSweeper orphans;
    private final DerivedSweeper derived;
    private final LostExaminations lost;
    private volatile Thread thread = new Thread();

    Housekeeping(
            LateUploads uploads,
            OrphanSweeper orphans,
            DerivedSweeper derived,
            LostExaminations lost) {
        this.uploads = uploads;
        this.orphans = orphans;
        this.derived = derived;
        this.lost = lost;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("housekeeping").start(this::keepOn);
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            step("take in whole uploads", uploads::takeInWhole);
            step("find lost examinations", lost::findAgain);
            step("forget expired uploads", uploads::forgetExpired);
            step("sweep files that nobody needs", orphans::sweep);
            step("sweep derived files that nobody reads", derived::sweep);
            step("sweep bytes of uploads", uploads::sweepBytes);
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
