package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one course for ever; it is the last part of its address `/c/{id}`.
public record CourseId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CourseId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a course: " + value);
        }
    }

    public static CourseId random(SecureRandom random) {
        return new CourseId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
