package org.khuevan.catalogue;

/// There is a material that the actor may change, but what is published never changes: its next
/// version is to be begun first.
public final class NoDraft extends NoSuchMaterial {

    private static final long serialVersionUID = 1;

    NoDraft(MaterialId id) {
        super(id.value());
    }
}
