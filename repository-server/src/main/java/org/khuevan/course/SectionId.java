package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one section of a course; it stays when the section moves or changes.
public record SectionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SectionId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a section: " + value);
        }
    }

    public static SectionId random(SecureRandom random) {
        return new SectionId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
