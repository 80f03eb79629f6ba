package org.khuevan.ui.operate;

import java.util.Optional;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Kind;

/// Which files are examined again.
record Choice(Optional<Kind> kind, Optional<Problem> problem, boolean onlyOutdated) {

    static Choice of(Problem problem) {
        return new Choice(Optional.empty(), Optional.of(problem), false);
    }

    static Choice of(Kind kind) {
        return new Choice(Optional.of(kind), Optional.empty(), false);
    }

    /// @param kind or all
    static Choice outdated(Optional<Kind> kind) {
        return new Choice(kind, Optional.empty(), true);
    }
}
