package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.Optional;

/// Names one material for ever; it is the last part of its address `/m/{id}`.
///
/// Twelve characters of Crockford's base 32 in lower case: 60 random bits that can be read aloud.
public record MaterialId(String value) {

    public MaterialId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a material: " + value);
        }
    }

    /// The id that a text is, if it is one.
    public static Optional<MaterialId> parse(String text) {
        return ShortId.is(text) ? Optional.of(new MaterialId(text)) : Optional.empty();
    }

    static MaterialId random(SecureRandom random) {
        return new MaterialId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
