package org.khuevan.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this worker works.
///
/// @param threads how many jobs run at a time, of which one fewer may be of those that take long; 0
///   for as many as there are processors, and at least two
/// @param tries before a failing job is given up
/// @param firstPause after the first failure; each further one is four times as long, up to an hour
@ConfigurationProperties("khuevan.jobs")
record JobsSettings(
        @DefaultValue("0") int threads,
        @DefaultValue("5") int tries,
        @DefaultValue("5s") Duration firstPause) {

    JobsSettings {
        if (threads < 0 || tries < 1 || firstPause.isNegative()) {
            throw new IllegalArgumentException(
                    "khuevan.jobs needs threads of 0 or more, tries of 1 or more and a pause");
        }
        threads = threads == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : threads;
    }

    /// How many jobs that take long run at a time.
    int longOnes() {
        return Math.max(1, threads - 1);
    }

    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << (2 * Math.min(failures, 10)));
        Duration longest = Duration.ofHours(1);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
