package org.khuevan.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.khuevan.jobs.JobRows.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the jobs of all kinds while the application does.
///
/// What a worker of this name was running when it died is free again as soon as the next one
/// starts, because only one process at a time has the data folder; what a worker elsewhere was
/// running is free about ten seconds after its last heartbeat.
final class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final Duration MEMORY = Duration.ofDays(14);

    private final JobRows rows;
    private final Iterable<JobKind> beans;
    private final JobsSettings settings;
    private final String name;
    private final boolean wanted;
    private final Map<RunningJob, Thread> running = new ConcurrentHashMap<>();
    private final Semaphore signal = new Semaphore(0);
    private volatile Map<String, JobKind> kinds = Map.of();
    private volatile boolean open;
    private @Nullable Thread taking;
    private @Nullable Thread beating;

    /// @param beans read on start only, for they need the rooms that need us
    /// @param name of this worker and those before it on the same data
    /// @param wanted whether this process runs jobs at all
    Worker(
            JobRows rows,
            Iterable<JobKind> beans,
            JobsSettings settings,
            String name,
            boolean wanted) {
        this.rows = rows;
        this.beans = beans;
        this.settings = settings;
        this.name = name;
        this.wanted = wanted;
    }

    @Override
    public synchronized void start() {
        kinds =
                StreamSupport.stream(beans.spliterator(), false)
                        .collect(Collectors.toMap(JobKind::name, Function.identity()));
        open = true;
        if (!wanted || kinds.isEmpty()) {
            return;
        }
        int free = rows.freeThoseOf(name + "/");
        if (free > 0) {
            LOG.info("Taking up {} jobs which a worker before this one did not end", free);
        }
        rows.forgetEndedBefore(MEMORY);
        taking = Thread.ofPlatform().daemon().name("jobs").start(this::takeOn);
        beating = Thread.ofPlatform().daemon().name("jobs-heartbeat").start(this::beatOn);
    }

    private void takeOn() {
        while (open) {
            try {
                if (!takeOne()) {
                    signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("No job can be taken now: {}", e.toString());
                pause(HEARTBEAT);
            }
        }
    }

    private boolean takeOne() {
        if (running.size() >= settings.threads()) {
            return false;
        }
        synchronized (running) {
            Optional<Taken> next =
                    rows.take(process(), kinds.keySet(), longOnes() < settings.longOnes());
            next.ifPresent(this::begin);
            return next.isPresent();
        }
    }

    private void begin(Taken taken) {
        RunningJob job = new RunningJob(taken, this::enterLong);
        Thread thread =
                Thread.ofPlatform()
                        .name("job-" + taken.kind() + "-" + taken.key())
                        .unstarted(() -> run(job));
        running.put(job, thread);
        thread.start();
    }

    private void run(RunningJob job) {
        Taken taken = job.taken();
        try {
            run(job, kind(taken.kind()));
        } catch (RuntimeException e) {
            // It stays ours until we are silent about it.
            LOG.warn("How job {} of {} ended cannot be noted", taken.kind(), taken.key(), e);
        } finally {
            running.remove(job);
            look();
        }
    }

    private void run(RunningJob job, JobKind kind) {
        Taken taken = job.taken();
        try {
            if (!job.isCancelled()) {
                kind.run(taken.key(), job);
            }
            if (job.isCancelled()) {
                cancelled(job, kind);
            } else {
                String bad = job.unreadable();
                rows.end(taken.number(), bad.isEmpty() ? "DONE" : "UNREADABLE", bad);
            }
        } catch (RunningJob.NoPlace _) {
            rows.takesLong(taken.number());
            rows.putBack(taken.number());
        } catch (InterruptedException | RuntimeException | Error e) {
            // Whoever is interrupted may say so in many ways.
            Thread.interrupted();
            if (job.isLost()) {
                LOG.warn("Job {} of {} goes on elsewhere", taken.kind(), taken.key());
            } else if (job.isCancelled()) {
                cancelled(job, kind);
            } else if (!open) {
                rows.putBack(taken.number());
            } else {
                failed(taken, kind, e);
            }
        }
    }

    private void cancelled(RunningJob job, JobKind kind) {
        Thread.interrupted();
        kind.cancelled(job.taken().key());
        rows.end(job.taken().number(), "CANCELLED", "");
    }

    private void failed(Taken taken, JobKind kind, Throwable cause) {
        int failures = taken.failures() + 1;
        if (failures < settings.tries()) {
            LOG.warn(
                    "Job {} of {} failed for the {}. time and is tried again",
                    taken.kind(),
                    taken.key(),
                    failures,
                    cause);
            rows.failed(taken.number(), String.valueOf(cause), settings.pauseAfter(failures - 1));
        } else if (gaveUp(kind, taken.key(), cause)) {
            rows.end(taken.number(), "GAVE_UP", String.valueOf(cause));
        } else {
            rows.failed(taken.number(), String.valueOf(cause), settings.pauseAfter(failures));
        }
    }

    private static boolean gaveUp(JobKind kind, String key, Throwable cause) {
        LOG.error("Job {} of {} is given up", kind.name(), key, cause);
        try {
            kind.gaveUp(key, String.valueOf(cause));
            return true;
        } catch (RuntimeException e) {
            LOG.error("Job {} of {} could not even be given up", kind.name(), key, e);
            return false;
        }
    }

    private JobKind kind(String kind) {
        JobKind known = kinds.get(kind);
        if (known == null) {
            throw new IllegalStateException("no job is a " + kind);
        }
        return known;
    }

    private long longOnes() {
        return running.keySet().stream().filter(RunningJob::isLong).count();
    }

    private boolean enterLong(RunningJob job) {
        synchronized (running) {
            if (longOnes() >= settings.longOnes()) {
                return false;
            }
            job.countAsLong();
        }
        rows.takesLong(job.taken().number());
        return true;
    }

    private void beatOn() {
        while (open) {
            pause(HEARTBEAT);
            try {
                running.forEach(this::beat);
                int free = rows.freeThoseOfTheSilent(SILENCE);
                if (free > 0) {
                    LOG.warn("Taking up {} jobs of workers that have not been heard of", free);
                    look();
                }
            } catch (RuntimeException e) {
                LOG.warn("No heartbeat: {}", e.toString());
            }
        }
    }

    private void beat(RunningJob job, Thread thread) {
        Optional<Boolean> cancelled = rows.beat(job.taken().number(), job.step(), job.percent());
        if (cancelled.isEmpty() && running.containsKey(job)) {
            job.lose();
            thread.interrupt();
        } else if (cancelled.orElse(false)) {
            job.cancel();
            thread.interrupt();
        }
    }

    /// Looks for work at once instead of within a quarter of a second.
    void look() {
        signal.release();
    }

    /// Stops a job that is cancelled, if it runs here.
    void interrupt(String kind, String key) {
        running.forEach((job, thread) -> {
            if (job.taken().kind().equals(kind) && job.taken().key().equals(key)) {
                job.cancel();
                thread.interrupt();
            }
        });
    }

    /// Tells the kind that a waiting job of it was taken back.
    void tellCancelled(String kind, String key) {
        JobKind known = kinds.get(kind);
        if (known != null) {
            known.cancelled(key);
        }
    }

    private String process() {
        return name + "/" + ProcessHandle.current().pid();
    }

    /// Interrupts what runs and puts it back into the queue.
    @Override
    public synchronized void stop() {
        open = false;
        look();
        running.values().forEach(Thread::interrupt);
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        for (Thread thread : running.values()) {
            join(thread, end);
        }
        for (Thread thread : new Thread[] {taking, beating}) {
            if (thread != null) {
                thread.interrupt();
                join(thread, end);
            }
        }
        // What was begun in the very last moment.
        running.values().forEach(Thread::interrupt);
        taking = null;
        beating = null;
    }

    private static void join(Thread thread, long end) {
        try {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /// A name that stays with a data folder.
    static String newName() {
        return UUID.randomUUID().toString();
    }
}
