package org.khuevan.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Optional;

/// Names one material for ever; it is the last part of its address `/m/{id}`.
///
/// Twelve characters of Crockford's base 32 in lower case: 60 random bits that can be read aloud.
public record MaterialId(@JsonValue String value) {

    public MaterialId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a material: " + value);
        }
    }

    /// The id that a text is, if it is one.
    public static Optional<MaterialId> parse(String text) {
        return ShortId.is(text) ? Optional.of(new MaterialId(text)) : Optional.empty();
    }

    /// As JSON has it.
    ///
    /// @param written a text; what older versions kept is an object with a `value`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MaterialId read(Object written) {
        return new MaterialId(ShortId.read(written));
    }

    static MaterialId random(SecureRandom random) {
        return new MaterialId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
