package org.khuevan.catalogue;

/// There is no such material, version, draft or file, or none that the actor may know of.
public sealed class NoSuchMaterial extends RuntimeException permits NoDraft {

    private static final long serialVersionUID = 1;

    public NoSuchMaterial(String what) {
        super(what);
    }
}
