package org.khuevan.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.jobs.Jobs.Priority;

/// The queue at a glance.
///
/// @param oldest since when the job that waits longest has waited
/// @param lastHour, lastDay how many jobs came to an end
/// @param waited, took the middle value of the jobs that ended in the last day
/// @param failures of the last seven days, the most frequent first
public record JobFigures(
        Map<Priority, Long> waiting,
        long running,
        Optional<Instant> oldest,
        long lastHour,
        long lastDay,
        Duration waited,
        Duration took,
        List<Failure> failures) {

    public JobFigures {
        waiting = Map.copyOf(waiting);
        failures = List.copyOf(failures);
    }

    public long allWaiting() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How a job that did not go well ended.
    public enum Outcome {
        /// What it was about is bad; the job itself is done.
        UNREADABLE,
        /// It failed and is tried again.
        TRIED,
        /// It failed for the last time.
        GAVE_UP,
        /// A person took it back.
        CANCELLED
    }

    /// @param reason a code for what is unreadable, the first words of a technical line otherwise
    public record Failure(Outcome outcome, String kind, String reason, long count, Instant last) {}
}
