package org.khuevan.catalogue;

import java.security.SecureRandom;

/// Names one file of a material; twelve characters as in [MaterialId].
public record FileId(String value) {

    public FileId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a file: " + value);
        }
    }

    static FileId random(SecureRandom random) {
        return new FileId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
