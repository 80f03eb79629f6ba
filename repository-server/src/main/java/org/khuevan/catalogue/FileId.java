package org.khuevan.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Optional;

/// Names one file of a material; twelve characters as in [MaterialId].
public record FileId(@JsonValue String value) {

    public FileId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a file: " + value);
        }
    }

    /// The id that a text is, if it is one.
    public static Optional<FileId> parse(String text) {
        return ShortId.is(text) ? Optional.of(new FileId(text)) : Optional.empty();
    }

    /// As JSON has it.
    ///
    /// @param written a text; what older versions kept is an object with a `value`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FileId read(Object written) {
        return new FileId(ShortId.read(written));
    }

    static FileId random(SecureRandom random) {
        return new FileId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
