package org.khuevan.jobs;

import java.util.List;
import org.springframework.stereotype.Service;

/// Work that outlives the request and the process that asked for it.
@Service
public class Jobs {

    /// Records a job in the caller's transaction; it runs once that is committed, on any worker.
    /// The same kind and key is recorded once while it waits.
    ///
    /// @param kind of a [JobKind] that some room registered as a bean
    /// @param key what it is about, such as a file's id; at most 100 characters
    public void submit(String kind, String key, Priority priority) {
        throw new UnsupportedOperationException(kind + key + priority);
    }

    /// Takes a waiting job back. A running one is interrupted on the worker that runs it, if it is
    /// this one.
    public void cancel(String kind, String key) {
        throw new UnsupportedOperationException(kind + key);
    }

    /// What waits and runs, the most urgent first.
    public List<QueuedJob> queue(int limit) {
        throw new UnsupportedOperationException("" + limit);
    }

    public enum Priority {
        /// A person waits for it.
        URGENT,
        NORMAL,
        BULK
    }
}
