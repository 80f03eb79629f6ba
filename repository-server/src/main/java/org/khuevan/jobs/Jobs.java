package org.khuevan.jobs;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Work that outlives the request and the process that asked for it.
@Service
public class Jobs {

    private final JdbcClient jdbc;
    private final Worker worker;

    Jobs(JdbcClient jdbc, Worker worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /// Records a job in the caller's transaction; it runs once that is committed, on any worker.
    /// The same kind and key is recorded once while it waits or runs; a more urgent priority wins.
    ///
    /// @param kind of a [JobKind] that some room registered as a bean
    /// @param key what it is about, such as a file's id; at most 100 characters
    public void submit(String kind, String key, Priority priority) {
        if (key.isEmpty() || key.length() > 100) {
            throw new IllegalArgumentException("not the key of a job: " + key);
        }
        jdbc.sql(
                        """
                        INSERT INTO scheduled_tasks AS waiting
                            (task_name, task_instance, execution_time, picked, version,
                             consecutive_failures, priority)
                        VALUES (:kind, :key, :now, false, 1, 0, :priority)
                        ON CONFLICT (task_name, task_instance) DO UPDATE
                            SET priority = GREATEST(waiting.priority, EXCLUDED.priority),
                                execution_time =
                                    LEAST(waiting.execution_time, EXCLUDED.execution_time)
                            WHERE NOT waiting.picked
                        """)
                .param("kind", kind)
                .param("key", key)
                .param("now", Timestamp.from(Instant.now()))
                .param("priority", rank(priority))
                .update();
        onceCommitted(worker::look);
    }

    private static void onceCommitted(Runnable action) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            action.run();
                        }
                    });
        } else {
            action.run();
        }
    }

    /// The higher the sooner.
    private static int rank(Priority priority) {
        return switch (priority) {
            case URGENT -> 100;
            case NORMAL -> 50;
            case BULK -> 10;
        };
    }

    /// Takes a waiting job back. A running one is interrupted on the worker that runs it, if it is
    /// this one.
    public void cancel(String kind, String key) {
        if (!worker.interrupt(kind, key)) {
            jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")
                    .params(kind, key)
                    .update();
        }
    }

    /// What waits and runs, the most urgent first.
    public List<QueuedJob> queue(int limit) {
        return jdbc.sql(
                        """
                        SELECT task_name, task_instance, execution_time, picked, picked_by,
                            consecutive_failures
                        FROM scheduled_tasks
                        ORDER BY picked DESC, priority DESC, execution_time
                        LIMIT ?
                        """)
                .param(limit)
                .query((row, _) ->
                        new QueuedJob(
                                row.getString("task_name"),
                                row.getString("task_instance"),
                                row.getTimestamp("execution_time").toInstant(),
                                row.getBoolean("picked"),
                                String.valueOf(row.getString("picked_by")),
                                row.getInt("consecutive_failures")))
                .list();
    }

    public enum Priority {
        /// A person waits for it.
        URGENT,
        NORMAL,
        BULK
    }
}
