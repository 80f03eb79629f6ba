package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/// How a quiz is taken. Its choices are written as all names in the API are; courses that were kept
/// before that have them in capitals.
///
/// @param shuffle whether every attempt has its own order of questions
/// @param attempts how many, 0 for any number
/// @param minutes how long an attempt may take, 0 for any time
/// @param counts which attempt is the grade
/// @param reveals when students see what was right
public record QuizRules(
        boolean shuffle, int attempts, int minutes, Counts counts, Reveals reveals) {

    /// Any number of attempts, no limit, feedback after each attempt.
    public static final QuizRules PRACTICE =
            new QuizRules(false, 0, 0, Counts.BEST, Reveals.AFTER_ATTEMPT);

    /// One attempt, and nobody passes on what was right before all are done.
    public static final QuizRules EXAM =
            new QuizRules(false, 1, 0, Counts.BEST, Reveals.AFTER_CLOSING);

    public QuizRules {
        if (attempts < 0 || minutes < 0) {
            throw new IllegalArgumentException("attempts and minutes are not negative");
        }
    }

    public enum Counts {
        @JsonProperty("best")
        @JsonAlias("BEST")
        BEST,
        @JsonProperty("last")
        @JsonAlias("LAST")
        LAST,
        @JsonProperty("average")
        @JsonAlias("AVERAGE")
        AVERAGE
    }

    /// From when marks, feedback and right answers may leave the server.
    public enum Reveals {
        /// As soon as a question is answered; the answer is final then.
        @JsonProperty("after-question")
        @JsonAlias("AFTER_QUESTION")
        AFTER_QUESTION,
        @JsonProperty("after-attempt")
        @JsonAlias("AFTER_ATTEMPT")
        AFTER_ATTEMPT,
        /// After the last moment of the quiz ([Condition.Until]); without one, never.
        @JsonProperty("after-closing")
        @JsonAlias("AFTER_CLOSING")
        AFTER_CLOSING,
        /// Only the mark, never what was right.
        @JsonProperty("never")
        @JsonAlias("NEVER")
        NEVER
    }
}
