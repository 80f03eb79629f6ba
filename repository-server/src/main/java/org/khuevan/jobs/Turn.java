package org.khuevan.jobs;

/// One try of a job, while it runs. Used by the thread that runs it, except for [#at].
public interface Turn {

    /// How often it failed before.
    int failures();

    /// Tells operators what is being done. Costs nothing; any thread may call it, at any pace.
    ///
    /// @param step a word of the kind's own
    /// @param percent of the whole job, 0 to 100
    void at(String step, int percent);

    /// Says that from here on it takes minutes or hours, so that such jobs do not occupy every
    /// place of the worker. If they do already, this throws something that is not to be caught, and
    /// the job waits until there is a place.
    void takesLong();

    /// Notes that the work was done, but that what it is about is bad. It is not tried again.
    ///
    /// @param reason a short code, by which such jobs are counted
    void foundUnreadable(String reason);
}
