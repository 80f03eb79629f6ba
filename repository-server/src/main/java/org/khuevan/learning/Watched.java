package org.khuevan.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which parts of a recording were played: a set of milliseconds, as intervals that neither overlap
/// nor touch, in their order. Two sets of the same milliseconds are equal.
public record Watched(List<Interval> parts) {

    public static final Watched NOTHING = new Watched(List.of());

    public Watched {
        parts = merged(parts);
    }

    public static Watched of(Interval part) {
        return new Watched(List.of(part));
    }

    /// What was played in one or the other.
    public Watched and(Watched other) {
        return new Watched(Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    /// What of it lies in a stretch.
    public Watched within(Interval stretch) {
        return new Watched(
                parts.stream()
                        .filter(part -> part.from() < stretch.to() && part.to() > stretch.from())
                        .map(part ->
                                new Interval(
                                        Math.max(part.from(), stretch.from()),
                                        Math.min(part.to(), stretch.to())))
                        .toList());
    }

    /// In milliseconds.
    public long length() {
        return parts.stream().mapToLong(Interval::length).sum();
    }

    private static List<Interval> merged(List<Interval> given) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next : given.stream().sorted().toList()) {
            if (!merged.isEmpty() && merged.getLast().to() >= next.from()) {
                Interval last = merged.removeLast();
                merged.add(new Interval(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }
}
