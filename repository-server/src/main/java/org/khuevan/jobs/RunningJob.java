package org.khuevan.jobs;

import java.util.function.Predicate;
import org.khuevan.jobs.JobRows.Taken;

/// A job on the thread that runs it.
final class RunningJob implements Turn {

    private final Taken taken;
    private final Predicate<RunningJob> longPlaces;
    private volatile boolean isLong;
    private volatile boolean cancelled;
    private volatile boolean lost;
    private volatile String step = "";
    private volatile int percent;
    private volatile String unreadable = "";

    /// @param longPlaces finds a place for one more job that takes long, and counts it
    RunningJob(Taken taken, Predicate<RunningJob> longPlaces) {
        this.taken = taken;
        this.longPlaces = longPlaces;
        this.isLong = taken.isLong();
        this.cancelled = taken.cancelled();
    }

    Taken taken() {
        return taken;
    }

    @Override
    public int failures() {
        return taken.failures();
    }

    @Override
    public void at(String step, int percent) {
        this.step = step;
        this.percent = percent;
    }

    @Override
    public void takesLong() {
        if (!isLong && !longPlaces.test(this)) {
            throw new NoPlace();
        }
    }

    @Override
    public void foundUnreadable(String reason) {
        unreadable = reason;
    }

    boolean isLong() {
        return isLong;
    }

    void countAsLong() {
        isLong = true;
    }

    String step() {
        return step;
    }

    int percent() {
        return percent;
    }

    /// Empty unless what it is about is bad.
    String unreadable() {
        return unreadable;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /// Whether another worker has it, because this one was silent for too long.
    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /// Jobs that take long occupy all places that they may.
    static final class NoPlace extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoPlace() {
            super("no place for a job that takes long", null, false, false);
        }
    }
}
