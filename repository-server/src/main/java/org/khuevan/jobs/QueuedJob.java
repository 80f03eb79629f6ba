package org.khuevan.jobs;

import java.time.Instant;
import java.util.Optional;

/// A job that waits or runs.
///
/// @param share whose turn it takes
/// @param failures how often it failed in a row
/// @param reason why it failed last, a technical line, or empty
public record QueuedJob(
        String kind,
        String key,
        String share,
        Jobs.Priority priority,
        boolean takesLong,
        Instant submitted,
        Instant due,
        int failures,
        String reason,
        Optional<Running> running) {

    public boolean isRunning() {
        return running.isPresent();
    }

    /// @param worker who runs it
    /// @param step as its kind calls it, or empty
    /// @param cancelled whether it is about to be stopped
    public record Running(
            String worker, Instant started, String step, int percent, boolean cancelled) {}
}
