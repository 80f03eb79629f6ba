package org.khuevan.catalogue;

/// There is no such material, version, draft or file, or none that the actor may know of.
public final class NoSuchMaterial extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchMaterial(String what) {
        super(what);
    }
}
