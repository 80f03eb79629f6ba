package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One or more questions of a quiz.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface QuizPart {

    /// A question that every student gets.
    record Asked(Question question) implements QuizPart {}

    /// Some questions of a bank, others for each attempt.
    ///
    /// @param count how many
    /// @param points what each is worth here
    record Drawn(BankId bank, int count, double points) implements QuizPart {
        public Drawn {
            if (count < 1) {
                throw new IllegalArgumentException("draws at least one question, not " + count);
            }
            Numbers.requirePoints(points);
        }
    }
}
