package org.khuevan.jobs;

import java.time.Instant;

/// A job that waits or runs.
///
/// @param failures how often it failed in a row
public record QueuedJob(
        String kind, String key, Instant due, boolean running, String worker, int failures) {}
