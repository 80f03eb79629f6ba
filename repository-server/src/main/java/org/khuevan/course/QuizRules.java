package org.khuevan.course;

/// How a quiz is taken.
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

    public QuizRules {
        if (attempts < 0 || minutes < 0) {
            throw new IllegalArgumentException("attempts and minutes are not negative");
        }
    }

    public enum Counts {
        BEST,
        LAST,
        AVERAGE
    }

    /// From when marks, feedback and right answers may leave the server.
    public enum Reveals {
        /// As soon as a question is answered; the answer is final then.
        AFTER_QUESTION,
        AFTER_ATTEMPT,
        /// After the last moment of the quiz ([Condition.Until]); without one, never.
        AFTER_CLOSING,
        /// Only the mark, never what was right.
        NEVER
    }
}
