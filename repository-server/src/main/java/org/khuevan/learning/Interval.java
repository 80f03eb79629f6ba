package org.khuevan.learning;

/// A stretch of a recording, in milliseconds from its start; the end is not in it.
public record Interval(long from, long to) implements Comparable<Interval> {

    /// @throws IllegalArgumentException unless `0 <= from < to`
    public Interval {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("not a stretch of time: " + from + " to " + to);
        }
    }

    public long length() {
        return to - from;
    }

    @Override
    public int compareTo(Interval other) {
        int start = Long.compare(from, other.from);
        return start == 0 ? Long.compare(to, other.to) : start;
    }
}
