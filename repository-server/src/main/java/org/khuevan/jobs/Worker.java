package org.khuevan.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the jobs of all kinds while the application does.
///
/// What a worker of this name was running when it died is free again as soon as the next one
/// starts, because only one process at a time has the data folder; what a worker elsewhere was
/// running is free about ten seconds after its last heartbeat.
final class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final DataSource database;
    private final Iterable<JobKind> kinds;
    private final JobsSettings settings;
    private final String name;
    private final boolean wanted;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Scheduler scheduler;

    /// @param kinds read on start only, for they need the rooms that need us
    /// @param name of this worker and those before it on the same data
    /// @param wanted whether this process runs jobs at all
    Worker(
            DataSource database,
            Iterable<JobKind> kinds,
            JobsSettings settings,
            String name,
            boolean wanted) {
        this.database = database;
        this.kinds = kinds;
        this.settings = settings;
        this.name = name;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        if (!wanted) {
            return;
        }
        freeThoseOfTheDead();
        List<Task<?>> tasks =
                StreamSupport.stream(kinds.spliterator(), false).<Task<?>>map(this::task).toList();
        Scheduler started =
                Scheduler.create(database, tasks)
                        .schedulerName(() -> process())
                        .threads(settings.threads())
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .pollingInterval(Duration.ofMillis(200))
                        .heartbeatInterval(Duration.ofSeconds(2))
                        .missedHeartbeatsLimit(4)
                        .shutdownMaxWait(Duration.ofSeconds(5))
                        .enablePriority()
                        .build();
        started.start();
        scheduler = started;
    }

    private String process() {
        return name + "/" + ProcessHandle.current().pid();
    }

    private void freeThoseOfTheDead() {
        int free =
                JdbcClient.create(database)
                        .sql(
                                """
                                UPDATE scheduled_tasks
                                SET picked = false, picked_by = NULL, last_heartbeat = NULL,
                                    version = version + 1
                                WHERE picked AND starts_with(picked_by, ?)
                                """)
                        .param(name + "/")
                        .update();
        if (free > 0) {
            LOG.info("Taking up {} jobs which a worker before this one did not end", free);
        }
    }

    private Task<Void> task(JobKind kind) {
        return Tasks.oneTime(kind.name())
                .onFailure((complete, operations) -> failed(kind, complete, operations))
                .onDeadExecutionRevive()
                .execute((instance, _) -> run(kind, instance.getId()));
    }

    private void run(JobKind kind, String key) {
        String job = job(kind.name(), key);
        running.put(job, Thread.currentThread());
        try {
            kind.run(key);
        } catch (InterruptedException e) {
            throw new Interrupted(e);
        } finally {
            running.remove(job);
        }
    }

    private void failed(
            JobKind kind, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var execution = complete.getExecution();
        String key = execution.getId();
        Throwable cause = complete.getCause().orElse(null);
        int failures = execution.consecutiveFailures + 1;
        if (cancelled.remove(job(kind.name(), key))) {
            operations.remove();
        } else if (cause instanceof Interrupted) {
            // The worker stops: no fault of the job.
            operations.reschedule(
                    ExecutionComplete.success(execution, Instant.now(), Instant.now()),
                    Instant.now());
        } else if (failures < settings.tries()) {
            operations.reschedule(complete, Instant.now().plus(settings.pauseAfter(failures - 1)));
        } else if (gaveUp(kind, key, String.valueOf(cause))) {
            operations.remove();
        } else {
            operations.reschedule(complete, Instant.now().plus(settings.pauseAfter(failures)));
        }
    }

    private static boolean gaveUp(JobKind kind, String key, String reason) {
        LOG.error("Job {} of {} is given up: {}", kind.name(), key, reason);
        try {
            kind.gaveUp(key, reason);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Job {} of {} could not even be given up", kind.name(), key, e);
            return false;
        }
    }

    /// Looks for work at once instead of within the fifth of a second.
    void look() {
        Scheduler started = scheduler;
        if (started != null) {
            started.triggerCheckForDueExecutions();
        }
    }

    /// @return whether the job was running here
    boolean interrupt(String kind, String key) {
        String job = job(kind, key);
        Thread thread = running.get(job);
        if (thread != null) {
            cancelled.add(job);
            thread.interrupt();
        }
        return thread != null;
    }

    private static String job(String kind, String key) {
        return kind + " " + key;
    }

    /// Interrupts what runs and puts it back into the queue.
    @Override
    public void stop() {
        Scheduler started = scheduler;
        scheduler = null;
        if (started != null) {
            started.pause();
            running.values().forEach(Thread::interrupt);
            started.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /// A name that stays with a data folder.
    static String newName() {
        return UUID.randomUUID().toString();
    }

    private static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1;

        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }
}
