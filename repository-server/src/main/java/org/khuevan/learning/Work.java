package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.khuevan.course.ActivityId;
import org.khuevan.course.QuizRules.Counts;

/// Everything that a student has done in a course, as it was recorded.
///
/// @param talked the activities beside which they have written
record Work(
        Map<ActivityId, Progress> progress,
        Map<ActivityId, List<Sitting>> sittings,
        Map<ActivityId, HandedIn> handIns,
        Set<ActivityId> talked) {

    static final Work NONE = new Work(Map.of(), Map.of(), Map.of(), Set.of());

    Work {
        progress = Map.copyOf(progress);
        sittings = Map.copyOf(sittings);
        handIns = Map.copyOf(handIns);
        talked = Set.copyOf(talked);
    }

    /// One attempt at a quiz.
    ///
    /// @param grade from 0 to 1, once every question is marked
    record Sitting(int number, Optional<Instant> submitted, Optional<Double> grade) {}

    /// @param submitted empty for a beginning that was not handed in
    /// @param grade from 0 to 1, once it is marked
    record HandedIn(Optional<Instant> submitted, Optional<Double> grade) {}

    /// What several attempts are worth together.
    static OptionalDouble grade(List<Sitting> sittings, Counts counts) {
        List<Double> grades =
                sittings.stream()
                        .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                        .flatMap(sitting -> sitting.grade().stream())
                        .toList();
        if (grades.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (counts) {
            case BEST -> grades.stream().mapToDouble(Double::doubleValue).max();
            case LAST -> OptionalDouble.of(grades.getLast());
            case AVERAGE -> grades.stream().mapToDouble(Double::doubleValue).average();
        };
    }
}
