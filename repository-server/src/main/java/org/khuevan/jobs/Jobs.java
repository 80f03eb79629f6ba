package org.khuevan.jobs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Work that outlives the request and the process that asked for it.
@Service
public class Jobs {

    private static final int LONGEST_KEY = 100;

    private final JobRows rows;
    private final JobJournal journal;
    private final Worker worker;

    Jobs(JobRows rows, JobJournal journal, Worker worker) {
        this.rows = rows;
        this.journal = journal;
        this.worker = worker;
    }

    /// Records a job that takes nobody's turn but the platform's; see [#submit(String, String,
    /// Priority, String)].
    public void submit(String kind, String key, Priority priority) {
        submit(kind, key, priority, "");
    }

    /// Records a job in the caller's transaction; it runs once that is committed, on any worker.
    /// The same kind and key is recorded once while it waits, and a more urgent priority wins; what
    /// is submitted while it runs is run once more.
    ///
    /// @param kind of a [JobKind] that some room registered as a bean
    /// @param key what it is about, such as a file's id; at most 100 characters
    /// @param share whose turn it takes, such as an organisation's: jobs of one priority are taken
    ///   from all shares in turn, however many each has
    public void submit(String kind, String key, Priority priority, String share) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("not the key of a job: " + key);
        }
        rows.submit(kind, key, priority.rank(), share);
        onceCommitted(worker::look);
    }

    /// Records many jobs of one kind.
    ///
    /// @param shares of each key
    public void submitAll(String kind, Map<String, String> shares, Priority priority) {
        rows.submitAll(kind, shares, priority.rank());
        onceCommitted(worker::look);
    }

    /// Records the jobs of one kind that are not recorded yet; the others stay as they are.
    public void submitMissing(String kind, Collection<String> keys, Priority priority) {
        rows.submitMissing(kind, keys, priority.rank());
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

    /// Takes a job back, whether it waits or runs on any worker; a running one is stopped within
    /// about a second. Nothing happens if there is none.
    public void cancel(String kind, String key) {
        if (rows.cancel(kind, key)) {
            worker.tellCancelled(kind, key);
        } else {
            onceCommitted(() -> worker.interrupt(kind, key));
        }
    }

    /// Makes a job that waits after a failure due at once.
    ///
    /// @return whether there is one that waits
    public boolean tryNow(String kind, String key) {
        boolean waits = rows.hurry(kind, key);
        onceCommitted(worker::look);
        return waits;
    }

    public Optional<QueuedJob> find(String kind, String key) {
        return rows.find(kind, key);
    }

    /// What runs and waits, the most urgent first.
    public List<QueuedJob> queue(int limit) {
        return rows.queue(limit);
    }

    public JobFigures figures() {
        return journal.figures();
    }

    /// How soon a job is taken. Nothing of a lower one is, while something of a higher one waits.
    public enum Priority {
        /// A person waits for it.
        URGENT(100),
        NORMAL(50),
        /// Many at once, such as an import.
        BULK(10),
        /// Nobody waits for it: what makes something better that is good already.
        LATER(1);

        private final int rank;

        Priority(int rank) {
            this.rank = rank;
        }

        int rank() {
            return rank;
        }

        static Priority of(int rank) {
            for (Priority priority : values()) {
                if (rank >= priority.rank) {
                    return priority;
                }
            }
            return LATER;
        }
    }
}
