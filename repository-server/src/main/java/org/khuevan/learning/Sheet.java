package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.Grade.PartMark;
import org.khuevan.course.Posed;
import org.khuevan.course.QuizRules;

/// An attempt at a quiz as the student sees it: nothing in it tells what is right before it may.
/// Teachers see all of those that were handed in.
///
/// @param number counted from 1
/// @param due when the time is over, if it is limited
/// @param grade from 0 to 1, once it is marked and may be seen
/// @param waits whether a person has still to mark something of it
/// @param counts whether the grade of the quiz is, or is made of, the grade of this attempt; said
///   where there are all attempts at the quiz, as far as their grades are seen
public record Sheet(
        AttemptId id,
        CourseId course,
        ActivityId activity,
        int number,
        Instant started,
        Optional<Instant> due,
        Optional<Instant> submitted,
        List<Item> items,
        Optional<Double> grade,
        boolean waits,
        boolean counts) {

    public Sheet {
        items = List.copyOf(items);
    }

    private Sheet counting(boolean does) {
        return new Sheet(
                id, course, activity, number, started, due, submitted, items, grade, waits, does);
    }

    /// All attempts at one quiz, each saying whether it counts.
    static List<Sheet> counting(List<Sheet> sheets, QuizRules.Counts counts) {
        Set<Integer> counted =
                Work.counting(
                        sheets.stream()
                                .map(sheet ->
                                        new Work.Sitting(
                                                sheet.number,
                                                sheet.submitted,
                                                sheet.waits,
                                                sheet.grade))
                                .toList(),
                        counts);
        return sheets.stream()
                .map(sheet -> sheet.counting(counted.contains(sheet.number)))
                .toList();
    }

    /// One question of it.
    ///
    /// @param given the answer as it is kept
    /// @param revision of the answer, 0 without one
    /// @param isFinal whether the answer cannot be changed any more
    /// @param outcome only when the student may see it
    public record Item(
            Posed posed,
            Optional<Answer> given,
            long revision,
            boolean isFinal,
            Optional<Outcome> outcome) {}

    /// How a question was marked.
    ///
    /// @param credit part of the points, from 0 to 1; empty while a person has to mark it
    /// @param parts what is said about parts of the answer
    /// @param feedback Markdown, or empty
    /// @param comment of the person who marked it, or empty
    /// @param byPerson whether a person gave the credit, and not the rules
    /// @param solution what would have been right, where that can be said
    public record Outcome(
            Optional<Double> credit,
            List<PartMark> parts,
            String feedback,
            String comment,
            boolean byPerson,
            Optional<Answer> solution) {

        public Outcome {
            parts = List.copyOf(parts);
        }
    }
}
