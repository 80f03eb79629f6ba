package org.khuevan.ingest.reading;

import org.khuevan.ingest.Examination.Problem;

/// A file that cannot be read, for a reason that is known.
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Problem problem;

    public UnreadableFile(Problem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
