package org.khuevan.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.jobs.JobFigures.Failure;
import org.khuevan.jobs.JobFigures.Outcome;
import org.khuevan.jobs.Jobs.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts what waits, what runs and how jobs ended.
final class JobJournal {

    private final JdbcClient database;

    JobJournal(JdbcClient database) {
        this.database = database;
    }

    JobFigures figures() {
        Map<Priority, Long> waiting = new EnumMap<>(Priority.class);
        database.sql("select priority, count(*) as jobs from job where worker is null group by 1")
                .query((row, _) ->
                        waiting.merge(
                                Priority.of(row.getInt("priority")),
                                row.getLong("jobs"),
                                Long::sum))
                .list();
        record Ended(long lastHour, long lastDay, double waited, double took) {}
        Ended ended =
                database.sql(
                                """
                                select count(*) filter (where ended_at > now() - interval '1 hour')
                                           as last_hour,
                                       count(*) as last_day,
                                       coalesce(percentile_cont(0.5) within group (
                                           order by extract(epoch from started_at - submitted_at)), 0)
                                           as waited,
                                       coalesce(percentile_cont(0.5) within group (
                                           order by extract(epoch from ended_at - started_at)), 0)
                                           as took
                                from job_ended
                                where ended_at > now() - interval '1 day'
                                  and outcome in ('DONE', 'UNREADABLE', 'GAVE_UP')
                                """)
                        .query((row, _) ->
                                new Ended(
                                        row.getLong("last_hour"),
                                        row.getLong("last_day"),
                                        row.getDouble("waited"),
                                        row.getDouble("took")))
                        .single();
        return new JobFigures(
                waiting,
                database.sql("select count(*) from job where worker is not null")
                        .query(Long.class)
                        .single(),
                oldest(),
                ended.lastHour(),
                ended.lastDay(),
                seconds(ended.waited()),
                seconds(ended.took()),
                failures());
    }

    private Optional<Instant> oldest() {
        return database.sql(
                        """
                        select submitted_at from job where worker is null
                        order by submitted_at limit 1
                        """)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private List<Failure> failures() {
        return database.sql(
                        """
                        select outcome, kind, left(reason, 120) as reason, count(*) as jobs,
                               max(ended_at) as last
                        from job_ended
                        where outcome <> 'DONE' and ended_at > now() - interval '7 days'
                        group by 1, 2, 3 order by jobs desc, last desc limit 50
                        """)
                .query((row, _) ->
                        new Failure(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("kind"),
                                row.getString("reason"),
                                row.getLong("jobs"),
                                JobRows.instant(row, "last")))
                .list();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
}
