package org.khuevan.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The queue as the database holds it. Its clock is the one that counts, because all workers share
/// it.
final class JobRows {

    /// Any number on which nobody else locks. Whoever takes a job holds it for a millisecond or
    /// two, so that all workers together take turns fairly.
    private static final long TAKING = 0x6b68_6a6f62L;

    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    JobRows(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /// A job that a worker has taken.
    ///
    /// @param number of this taking
    record Taken(
            String kind,
            String key,
            long number,
            int failures,
            boolean isLong,
            boolean cancelled) {}

    void submit(String kind, String key, int priority, String share) {
        database.sql("insert into job_share (share) values (?) on conflict do nothing")
                .param(share)
                .update();
        database.sql(
                        """
                        insert into job as known (kind, key, priority, share) values (?, ?, ?, ?)
                        on conflict (kind, key) do update
                            set priority = greatest(known.priority, excluded.priority),
                                due = least(known.due, excluded.due),
                                again = known.worker is not null
                        """)
                .params(kind, key, priority, share)
                .update();
    }

    void submitAll(String kind, Map<String, String> shares, int priority) {
        List<String> keys = List.copyOf(shares.keySet());
        database.sql(
                        """
                        insert into job_share (share) select distinct unnest(?)
                        on conflict do nothing
                        """)
                .param(shares.values().toArray(String[]::new))
                .update();
        database.sql(
                        """
                        insert into job as known (kind, key, priority, share)
                        select ?, key, ?, share from unnest(?, ?) as wanted (key, share)
                        on conflict (kind, key) do update
                            set priority = greatest(known.priority, excluded.priority),
                                due = least(known.due, excluded.due),
                                again = known.worker is not null
                        """)
                .params(
                        kind,
                        priority,
                        keys.toArray(String[]::new),
                        keys.stream().map(shares::get).toArray(String[]::new))
                .update();
    }

    void submitMissing(String kind, Collection<String> keys, int priority) {
        database.sql(
                        """
                        insert into job (kind, key, priority) select ?, key, ? from unnest(?) as wanted (key)
                        on conflict (kind, key) do nothing
                        """)
                .params(kind, priority, keys.toArray(String[]::new))
                .update();
    }

    /// Takes the job whose turn it is: the most urgent; among those, of the share that has the
    /// fewest running and was served longest ago; among those, the one that has waited longest.
    ///
    /// @param longOnes whether it may be one that takes long
    Optional<Taken> take(String worker, Collection<String> kinds, boolean longOnes) {
        if (!isAnyDue()) {
            return Optional.empty();
        }
        return transaction.execute(_ -> {
            database.sql("select pg_advisory_xact_lock(?)")
                    .param(TAKING)
                    .query((_, _) -> 1)
                    .single();
            return database.sql(
                            """
                            with next as (
                                select job.kind, job.key, job.share
                                from job_share s
                                cross join (values (false), (true)) as lane (long)
                                cross join lateral (
                                    select count(*) as running from job
                                    where share = s.share and worker is not null) as busy
                                cross join lateral (
                                    select kind, key, share, priority, due from job
                                    where share = s.share and long = lane.long and worker is null
                                      and due <= statement_timestamp() and kind in (:kinds)
                                    order by priority desc, due limit 1) as job
                                where not lane.long or :longOnes
                                order by job.priority desc, busy.running, s.served, job.due
                                limit 1
                            ), served as (
                                update job_share set served = clock_timestamp()
                                from next where job_share.share = next.share
                            )
                            update job
                            set worker = :worker, taking = nextval('job_taking'),
                                started_at = statement_timestamp(),
                                heartbeat = statement_timestamp(), step = '', percent = 0
                            from next where job.kind = next.kind and job.key = next.key
                            returning job.kind, job.key, job.taking, job.failures, job.long,
                                      job.cancelled
                            """)
                    .param("kinds", kinds)
                    .param("longOnes", longOnes)
                    .param("worker", worker)
                    .query((row, _) ->
                            new Taken(
                                    row.getString("kind"),
                                    row.getString("key"),
                                    row.getLong("taking"),
                                    row.getInt("failures"),
                                    row.getBoolean("long"),
                                    row.getBoolean("cancelled")))
                    .optional();
        });
    }

    private boolean isAnyDue() {
        return database.sql(
                        "select exists (select 1 from job where worker is null and due <= now())")
                .query(Boolean.class)
                .single();
    }

    /// Says that the job is still being run.
    ///
    /// @return whether it was cancelled meanwhile, or nothing if it is not this worker's any more
    Optional<Boolean> beat(long taking, String step, int percent) {
        return database.sql(
                        """
                        update job set heartbeat = now(), step = ?, percent = ? where taking = ?
                        returning cancelled
                        """)
                .params(step, percent, taking)
                .query(Boolean.class)
                .optional();
    }

    void takesLong(long taking) {
        database.sql("update job set long = true where taking = ?").param(taking).update();
    }

    /// Puts a job back among those that wait, as if it had not been taken.
    void putBack(long taking) {
        database.sql(
                        """
                        update job set worker = null, taking = null, again = false where taking = ?
                        """)
                .param(taking)
                .update();
    }

    /// The job has come to its end, unless it was submitted again meanwhile.
    void end(long taking, String outcome, String reason) {
        transaction.executeWithoutResult(_ -> {
            journal(taking, outcome, reason);
            database.sql("delete from job where taking = ? and not again").param(taking).update();
            database.sql(
                            """
                            update job
                            set worker = null, taking = null, again = false, cancelled = false,
                                failures = 0, reason = '', submitted_at = now(), due = now()
                            where taking = ?
                            """)
                    .param(taking)
                    .update();
        });
    }

    void failed(long taking, String reason, Duration pause) {
        transaction.executeWithoutResult(_ -> {
            journal(taking, "TRIED", reason);
            database.sql(
                            """
                            update job
                            set worker = null, taking = null, again = false, failures = failures + 1,
                                reason = ?, due = now() + make_interval(secs => ?)
                            where taking = ?
                            """)
                    .params(cut(reason), pause.toMillis() / 1000.0, taking)
                    .update();
        });
    }

    private void journal(long taking, String outcome, String reason) {
        database.sql(
                        """
                        insert into job_ended
                            (kind, key, share, outcome, reason, submitted_at, started_at)
                        select kind, key, share, ?, ?, submitted_at, started_at
                        from job where taking = ?
                        """)
                .params(outcome, cut(reason), taking)
                .update();
    }

    /// Forgets a waiting job, or asks the worker that runs it to stop it.
    ///
    /// @return whether it waited
    boolean cancel(String kind, String key) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    int forgotten =
                            database.sql(
                                            """
                                            with gone as (
                                                delete from job
                                                where kind = ? and key = ? and worker is null returning *)
                                            insert into job_ended (kind, key, share, outcome, submitted_at)
                                            select kind, key, share, 'CANCELLED', submitted_at from gone
                                            """)
                                    .params(kind, key)
                                    .update();
                    database.sql(
                                    "update job set cancelled = true, again = false where kind = ?"
                                            + " and key = ?")
                            .params(kind, key)
                            .update();
                    return forgotten > 0;
                }));
    }

    /// @return whether such a job waits
    boolean hurry(String kind, String key) {
        return database.sql(
                                """
                                update job set due = now()
                                where kind = ? and key = ? and worker is null
                                """)
                        .params(kind, key)
                        .update()
                > 0;
    }

    /// @return how many jobs are free again that workers before this one did not end
    int freeThoseOf(String worker) {
        return database.sql(
                        """
                        update job set worker = null, taking = null
                        where worker is not null and starts_with(worker, ?)
                        """)
                .param(worker)
                .update();
    }

    /// @return how many jobs are free again whose workers have not been heard of
    int freeThoseOfTheSilent(Duration silence) {
        return database.sql(
                        """
                        update job set worker = null, taking = null
                        where worker is not null and heartbeat < now() - make_interval(secs => ?)
                        """)
                .param(silence.toMillis() / 1000.0)
                .update();
    }

    void forgetEndedBefore(Duration age) {
        database.sql("delete from job_ended where ended_at < now() - make_interval(secs => ?)")
                .param((double) age.toSeconds())
                .update();
    }

    Optional<QueuedJob> find(String kind, String key) {
        return database.sql("select * from job where kind = ? and key = ?")
                .params(kind, key)
                .query((row, _) -> job(row))
                .optional();
    }

    List<QueuedJob> queue(int limit) {
        return database.sql(
                        """
                        select * from job
                        order by worker is null, priority desc, due, kind, key limit ?
                        """)
                .param(limit)
                .query((row, _) -> job(row))
                .list();
    }

    private static QueuedJob job(ResultSet row) throws SQLException {
        return new QueuedJob(
                row.getString("kind"),
                row.getString("key"),
                row.getString("share"),
                Jobs.Priority.of(row.getInt("priority")),
                row.getBoolean("long"),
                instant(row, "submitted_at"),
                instant(row, "due"),
                row.getInt("failures"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("worker")).map(worker -> running(row, worker)));
    }

    private static QueuedJob.Running running(ResultSet row, String worker) {
        try {
            return new QueuedJob.Running(
                    worker,
                    instant(row, "started_at"),
                    row.getString("step"),
                    row.getInt("percent"),
                    row.getBoolean("cancelled"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String cut(String reason) {
        String clean = reason.replace("\0", "");
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
