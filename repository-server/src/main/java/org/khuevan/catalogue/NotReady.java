package org.khuevan.catalogue;

import java.util.Set;

/// A draft cannot be published yet.
public final class NotReady extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Set<Missing> missing;

    public NotReady(Set<Missing> missing) {
        super("missing: " + missing);
        this.missing = Set.copyOf(missing);
    }

    public Set<Missing> missing() {
        return missing;
    }
}
