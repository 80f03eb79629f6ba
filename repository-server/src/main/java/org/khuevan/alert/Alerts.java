package org.khuevan.alert;

import java.time.Duration;
import org.khuevan.jobs.Jobs;
import org.khuevan.jobs.Jobs.Priority;
import org.khuevan.settings.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks through all saved searches again and again: each is a job, recorded once however many
/// workers ask for it.
final class Alerts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final SavedSearches searches;
    private final Jobs jobs;
    private final Duration every;
    private final boolean wanted;
    private volatile Thread thread = new Thread();

    Alerts(SavedSearches searches, Jobs jobs, Duration every, Roles roles, AlertMail mail) {
        this.searches = searches;
        this.jobs = jobs;
        this.every = every;
        this.wanted = roles.worker() && mail.isPossible();
    }

    @Override
    public void start() {
        if (wanted) {
            thread = Thread.ofVirtual().name("alerts").start(this::keepOn);
        }
    }

    private void keepOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                searches.told()
                        .forEach(id -> jobs.submit(TellNews.NAME, id.toString(), Priority.BULK));
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Saved searches are looked through again in {}", every, e);
            }
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
