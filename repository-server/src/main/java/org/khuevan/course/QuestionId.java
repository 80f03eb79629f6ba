package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one question, through all versions of its course: answers are kept under it.
public record QuestionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public QuestionId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a question: " + value);
        }
    }

    public static QuestionId random(SecureRandom random) {
        return new QuestionId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
