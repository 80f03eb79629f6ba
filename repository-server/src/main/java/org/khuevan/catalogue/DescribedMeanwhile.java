package org.khuevan.catalogue;

/// Somebody else changed the description of a draft since it was read.
public final class DescribedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    DescribedMeanwhile(Material draft) {
        super("the description of " + draft.id() + " is at revision " + draft.revision() + " now");
    }
}
