package org.khuevan.jobs;

/// A kind of job, registered as a bean by the room whose work it is.
public interface JobKind {

    /// The name under which jobs are recorded; it never changes.
    String name();

    /// Does the work. A worker may die at any moment and another one then runs the job again, so
    /// the work must bear repetition. An exception means: try again, later each time, until
    /// [#gaveUp].
    ///
    /// @throws InterruptedException when the job was cancelled or the worker stops
    void run(String key) throws InterruptedException;

    /// Is told, once, that no further try will be made.
    void gaveUp(String key, String reason);
}
