package org.khuevan.learning;

import java.time.Duration;
import org.khuevan.settings.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Every minute: hands in the quizzes whose time ran out while nobody was there, and the work that
/// was written when its assignment closed, so that their teachers see them.
@Component
final class Overdue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Attempts attempts;
    private final HandIns handIns;
    private final DoneRows done;
    private final Roles roles;
    private volatile Thread thread = new Thread();

    Overdue(Attempts attempts, HandIns handIns, DoneRows done, Roles roles) {
        this.attempts = attempts;
        this.handIns = handIns;
        this.done = done;
        this.roles = roles;
    }

    @Override
    public void start() {
        if (roles.worker()) {
            thread = Thread.ofVirtual().name("overdue").start(this::keepOn);
        }
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                attempts.overdue().forEach(this::submit);
                handIns.submitClosed();
                while (done.noteEarlier()) {
                    LOG.info("What was done in a course before stays done");
                }
            } catch (RuntimeException e) {
                LOG.warn("What is overdue could not be handed in; it is tried again", e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// One that cannot be handed in keeps no other from it.
    private void submit(AttemptId id) {
        try {
            attempts.submitOverdue(id);
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} could not be handed in; it is tried again", id, e);
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
