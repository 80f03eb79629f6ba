package org.khuevan.ingest.reading;

/// Somebody else ended a child process, such as an operator or a system that lacks memory. That is
/// no fault of the file, which is worth another try.
public final class StoppedFromOutside extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    StoppedFromOutside(int status) {
        super("a child process was ended from outside with status " + status);
        this.status = status;
    }

    /// With which the process ended.
    public int status() {
        return status;
    }

    /// Whether a status is that of a process that was killed or asked to end.
    static boolean is(int status) {
        return status == 128 + 9 || status == 128 + 15;
    }
}
