package org.khuevan.catalogue;

/// What a draft lacks.
public enum Missing {
    TITLE(true),
    LANGUAGE(true),
    /// Neither a file nor a relation.
    CONTENT(true),
    /// Without one, nobody knows what they may do with it.
    LICENCE(false),
    RESOURCE_TYPE(false),
    /// A file is still being examined; what is found in it appears once that is done.
    EXAMINATION(false);

    private final boolean blocks;

    Missing(boolean blocks) {
        this.blocks = blocks;
    }

    /// Whether it stands in the way of publishing; otherwise it is a recommendation.
    public boolean blocks() {
        return blocks;
    }
}
