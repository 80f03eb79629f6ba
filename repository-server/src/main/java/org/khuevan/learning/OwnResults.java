package org.khuevan.learning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.QuestionId;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Component;

/// What one's answers earned, as far as one may know it now.
@Component
class OwnResults {

    private final Grades grades;
    private final AttemptRows attempts;
    private final Sheets sheets;
    private final Classroom classroom;

    OwnResults(Grades grades, AttemptRows attempts, Sheets sheets, Classroom classroom) {
        this.grades = grades;
        this.attempts = attempts;
        this.sheets = sheets;
        this.classroom = classroom;
    }

    /// @param credit part of the points, from 0 to 1; empty while a person has to mark it
    record Mark(
            AttemptId attempt,
            QuestionId question,
            double points,
            Optional<Double> credit,
            String comment) {}

    List<Grades.Result> grades(Actor.Member person) {
        return grades.ofAll(person);
    }

    List<Mark> marks(Actor.Member person) {
        return attempts.handedIn(person.account()).stream().flatMap(this::marks).toList();
    }

    private Stream<Mark> marks(AttemptRows.Attempt attempt) {
        return classroom
                .lastKnown(attempt.course(), attempt.activity())
                .filter(Quiz.class::isInstance)
                .map(Quiz.class::cast)
                .map(quiz -> sheets.of(attempt, quiz))
                .stream()
                .flatMap(sheet -> sheet.items().stream())
                .flatMap(item ->
                        item.outcome().stream()
                                .map(outcome ->
                                        new Mark(
                                                attempt.id(),
                                                item.posed().id(),
                                                item.posed().points(),
                                                outcome.credit(),
                                                outcome.comment())));
    }
}
