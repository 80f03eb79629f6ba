package org.khuevan.benchmarks;

import java.util.Arrays;

/// Durations of the same thing done many times, in nanoseconds.
final class Times {

    private final long[] sorted;

    Times(long[] nanoseconds) {
        sorted = nanoseconds.clone();
        Arrays.sort(sorted);
    }

    long median() {
        return at(0.5);
    }

    long at(double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    long highest() {
        return sorted[sorted.length - 1];
    }

    /// Does something so often, after doing it a tenth as often without a clock.
    static Times of(int count, Action action) throws Exception {
        for (int i = 0; i < count / 10; i++) {
            action.run(i);
        }
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            action.run(i);
            times[i] = System.nanoTime() - start;
        }
        return new Times(times);
    }

    interface Action {
        void run(int number) throws Exception;
    }
}
