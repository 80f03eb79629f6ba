package org.khuevan.jobs;

/// The first turn of a job that is run by hand.
public record QuietTurn() implements Turn {

    @Override
    public int failures() {
        return 0;
    }

    @Override
    public void at(String step, int percent) {}

    @Override
    public void takesLong() {}

    @Override
    public void foundUnreadable(String reason) {}
}
