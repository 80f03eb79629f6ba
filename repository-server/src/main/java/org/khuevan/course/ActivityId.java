package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one activity of a course, through all its versions: what students did is kept under it.
public record ActivityId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActivityId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of an activity: " + value);
        }
    }

    public static ActivityId random(SecureRandom random) {
        return new ActivityId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
