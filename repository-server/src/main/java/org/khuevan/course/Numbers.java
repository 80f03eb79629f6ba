package org.khuevan.course;

/// What numbers of points may be.
final class Numbers {

    private static final double MOST_POINTS = 100_000;

    private Numbers() {}

    static void requirePoints(double points) {
        if (!(points >= 0) || points > MOST_POINTS) {
            throw new IllegalArgumentException("not a number of points: " + points);
        }
    }

    /// Parts of a whole; below zero takes marks away.
    static void requireCredit(double credit) {
        if (!(credit >= -1) || credit > 1) {
            throw new IllegalArgumentException("credit is from -1 to 1, not " + credit);
        }
    }

    static void requireTolerance(double tolerance) {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException("not a tolerance: " + tolerance);
        }
    }

    static void requireFinite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a number: " + number);
        }
    }
}
