package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.Optional;

/// Names one file of a material; twelve characters as in [MaterialId].
public record FileId(String value) {

    public FileId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a file: " + value);
        }
    }

    /// The id that a text is, if it is one.
    public static Optional<FileId> parse(String text) {
        return ShortId.is(text) ? Optional.of(new FileId(text)) : Optional.empty();
    }

    static FileId random(SecureRandom random) {
        return new FileId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
