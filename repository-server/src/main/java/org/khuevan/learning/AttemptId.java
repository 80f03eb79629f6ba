package org.khuevan.learning;

import java.util.UUID;

/// Names one attempt at a quiz.
public record AttemptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
