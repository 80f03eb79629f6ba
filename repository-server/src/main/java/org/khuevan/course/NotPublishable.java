package org.khuevan.course;

import java.util.List;

/// A course cannot be published yet.
public final class NotPublishable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Flaw> flaws;

    NotPublishable(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    /// Those that stand in the way.
    public List<Flaw> flaws() {
        return flaws;
    }
}
