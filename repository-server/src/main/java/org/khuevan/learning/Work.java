package org.khuevan.learning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.khuevan.course.ActivityId;
import org.khuevan.course.QuizRules.Counts;

/// Everything that a student has done in a course, as it was recorded.
///
/// @param finished the activities that they were done with looking at, by what there was to look at
///   then
/// @param talked the activities beside which they have written
record Work(
        Map<ActivityId, Progress> progress,
        Set<ActivityId> finished,
        Map<ActivityId, List<Sitting>> sittings,
        Map<ActivityId, HandedIn> handIns,
        Set<ActivityId> talked) {

    static final Work NONE = new Work(Map.of(), Set.of(), Map.of(), Map.of(), Set.of());

    Work {
        progress = Map.copyOf(progress);
        finished = Set.copyOf(finished);
        sittings = Map.copyOf(sittings);
        handIns = Map.copyOf(handIns);
        talked = Set.copyOf(talked);
    }

    /// One attempt at a quiz.
    ///
    /// @param waits whether a person has to mark something of it
    /// @param grade from 0 to 1, once every question is marked, if there are points for any
    record Sitting(
            int number, Optional<Instant> submitted, boolean waits, Optional<Double> grade) {}

    /// @param submitted when it was handed in, or given back to be improved; empty for a beginning
    ///   that never was handed in
    /// @param returned whether its student is to improve it now
    /// @param waits whether it was handed in and not marked
    /// @param grade from 0 to 1, once it is marked, if there are points for it; of what was given
    ///   back, the one that it had
    record HandedIn(
            UUID id,
            Optional<Instant> submitted,
            boolean returned,
            boolean waits,
            Optional<Double> grade) {}

    /// Whether work was given back to be improved.
    boolean isReturned(ActivityId activity) {
        HandedIn work = handIns.get(activity);
        return work != null && work.returned();
    }

    /// Whether something that was handed in for an activity waits for its mark.
    boolean waits(ActivityId activity) {
        HandedIn work = handIns.get(activity);
        return (work != null && work.waits())
                || sittings.getOrDefault(activity, List.of()).stream().anyMatch(Sitting::waits);
    }

    /// The numbers of those of several attempts that make their grade; of equally good ones, the
    /// first.
    static Set<Integer> counting(List<Sitting> sittings, Counts counts) {
        List<Sitting> graded =
                sittings.stream()
                        .filter(sitting -> sitting.grade().isPresent())
                        .sorted(Comparator.comparing(Sitting::number))
                        .toList();
        if (graded.isEmpty()) {
            return Set.of();
        }
        return switch (counts) {
            case BEST -> {
                double best = grade(graded, counts).orElse(0);
                yield Set.of(
                        graded.stream()
                                .filter(one -> one.grade().orElse(0.0) >= best)
                                .findFirst()
                                .orElseThrow()
                                .number());
            }
            case LAST -> Set.of(graded.getLast().number());
            case AVERAGE -> graded.stream().map(Sitting::number).collect(Collectors.toSet());
        };
    }

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
