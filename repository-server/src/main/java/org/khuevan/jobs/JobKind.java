package org.khuevan.jobs;

/// A kind of job, registered as a bean by the room whose work it is.
public interface JobKind {

    /// The name under which jobs are recorded; it never changes.
    String name();

    /// Does the work. A worker may die at any moment and another one then runs the job again, so
    /// the work must bear repetition. An exception is a fault of the machine and means: try again,
    /// later each time, until [#gaveUp]. A fault of what the job is about is a result.
    ///
    /// @throws InterruptedException when the job was cancelled or the worker stops
    void run(String key, Turn turn) throws InterruptedException;

    /// Is told, once, that no further try will be made.
    void gaveUp(String key, String reason);

    /// Is told that a person took the job back. It does not run any more.
    default void cancelled(String key) {}
}
