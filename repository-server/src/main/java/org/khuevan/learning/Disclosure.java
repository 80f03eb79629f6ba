package org.khuevan.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.khuevan.course.Activity;
import org.khuevan.course.Condition;
import org.khuevan.course.QuizRules.Reveals;

/// What a student may see of how they were marked, and when. Pure functions of the quiz and the
/// time.
final class Disclosure {

    /// An answer that was given in time may be so long on its way. Nobody sees what is right before
    /// the last one can have come.
    static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

    private Disclosure() {}

    /// The last moment of an activity, if it has one.
    static Optional<Instant> closing(Activity activity) {
        return activity.offer().conditions().stream()
                .flatMap(condition ->
                        condition instanceof Condition.Until(Instant moment)
                                ? java.util.stream.Stream.of(moment)
                                : java.util.stream.Stream.empty())
                .min(Instant::compareTo);
    }

    /// Whether the mark of the whole may be seen.
    static boolean showsMark(Activity activity, Instant now) {
        return !(activity instanceof Activity.Quiz quiz)
                || quiz.rules().reveals() != Reveals.AFTER_CLOSING
                || isClosed(quiz, now);
    }

    /// Whether marks, feedback and the right answer of one question may be seen.
    ///
    /// @param submitted whether the attempt was handed in
    /// @param isFinal whether the answer to this question cannot be changed any more
    static boolean showsOutcome(
            Activity.Quiz quiz, boolean submitted, boolean isFinal, Instant now) {
        return switch (quiz.rules().reveals()) {
            case AFTER_QUESTION -> submitted || isFinal;
            case AFTER_ATTEMPT -> submitted;
            case AFTER_CLOSING -> submitted && isClosed(quiz, now);
            case NEVER -> false;
        };
    }

    private static boolean isClosed(Activity activity, Instant now) {
        return closing(activity)
                .filter(moment -> !now.isBefore(moment.plus(ON_ITS_WAY)))
                .isPresent();
    }
}
