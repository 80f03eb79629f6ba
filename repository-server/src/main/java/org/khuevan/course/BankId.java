package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one question bank of a course.
public record BankId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a question bank: " + value);
        }
    }

    public static BankId random(SecureRandom random) {
        return new BankId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
