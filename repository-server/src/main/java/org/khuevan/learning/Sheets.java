package org.khuevan.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.Grade;
import org.khuevan.course.Grading;
import org.khuevan.course.Posed;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.Solution;
import org.khuevan.learning.AnswerRows.Given;
import org.khuevan.learning.AnswerRows.Mark;
import org.khuevan.learning.AttemptRows.Attempt;
import org.khuevan.learning.Sheet.Item;
import org.khuevan.learning.Sheet.Outcome;
import org.springframework.stereotype.Component;

/// Makes of an attempt what its student, or its teachers, may see of it.
@Component
class Sheets {

    private final AnswerRows rows;
    private final Clock clock;

    Sheets(AnswerRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Sheet of(Attempt attempt, Quiz quiz) {
        return of(
                attempt,
                Shows.toStudents(quiz, clock),
                rows.of(attempt.id()),
                rows.marks(attempt.id()));
    }

    /// With everything that is known of it, for a teacher.
    Sheet whole(Attempt attempt) {
        return of(attempt, Shows.ALL, rows.of(attempt.id()), rows.marks(attempt.id()));
    }

    /// Of an attempt that has just begun.
    Sheet blank(Attempt attempt, Quiz quiz) {
        return of(attempt, Shows.toStudents(quiz, clock), Map.of(), Map.of());
    }

    /// What of an attempt may be seen.
    private interface Shows {

        Shows ALL =
                new Shows() {
                    @Override
                    public boolean outcome(boolean submitted, boolean isFinal) {
                        return true;
                    }

                    @Override
                    public boolean mark() {
                        return true;
                    }
                };

        boolean outcome(boolean submitted, boolean isFinal);

        boolean mark();

        static Shows toStudents(Quiz quiz, Clock clock) {
            Instant now = clock.instant();
            return new Shows() {
                @Override
                public boolean outcome(boolean submitted, boolean isFinal) {
                    return Disclosure.showsOutcome(quiz, submitted, isFinal, now);
                }

                @Override
                public boolean mark() {
                    return Disclosure.showsMark(quiz, now);
                }
            };
        }
    }

    private Sheet of(
            Attempt attempt,
            Shows shows,
            Map<QuestionId, Given> answers,
            Map<QuestionId, Mark> marks) {
        boolean waits = marks.values().stream().anyMatch(mark -> mark.credit().isEmpty());
        boolean submitted = attempt.submitted().isPresent();
        List<Item> items =
                attempt.paper().questions().stream()
                        .map(question -> {
                            Optional<Given> given = Optional.ofNullable(answers.get(question.id()));
                            boolean isFinal = submitted || given.filter(Given::isFinal).isPresent();
                            return new Item(
                                    Posed.of(question, attempt.paper().seed()),
                                    given.map(Given::answer),
                                    given.map(Given::revision).orElse(0L),
                                    isFinal,
                                    shows.outcome(submitted, isFinal)
                                            ? Optional.of(
                                                    outcome(
                                                            question,
                                                            given.map(Given::answer),
                                                            Optional.ofNullable(
                                                                    marks.get(question.id()))))
                                            : Optional.empty());
                        })
                        .toList();
        return new Sheet(
                attempt.id(),
                attempt.course(),
                attempt.activity(),
                attempt.number(),
                attempt.started(),
                attempt.due(),
                attempt.submitted(),
                items,
                submitted && !waits && shows.mark() ? Optional.of(grade(marks)) : Optional.empty(),
                waits,
                false);
    }

    /// What a handed-in attempt earned.
    private static double grade(Map<QuestionId, Mark> marks) {
        double points = marks.values().stream().mapToDouble(Mark::points).sum();
        double earned =
                marks.values().stream()
                        .mapToDouble(mark -> mark.points() * mark.credit().orElse(0.0))
                        .sum();
        return points > 0 ? Math.clamp(earned / points, 0, 1) : 0;
    }

    /// Marks all questions of an attempt by the rules of the course; what nobody answered is worth
    /// nothing, also where a person would have had to look at it.
    static Map<QuestionId, Mark> mark(Attempt attempt, Map<QuestionId, Given> answers) {
        Map<QuestionId, Mark> marks = new HashMap<>();
        for (Question question : attempt.paper().questions()) {
            Given given = answers.get(question.id());
            Optional<Double> credit =
                    given == null || isBlank(given.answer())
                            ? Optional.of(0.0)
                            : switch (Grading.grade(question, given.answer())) {
                                case Grade.Marked(double earned, _, _) -> Optional.of(earned);
                                case Grade.AwaitsPerson _ -> Optional.empty();
                            };
            marks.put(question.id(), Mark.byRule(question.stem().points(), credit));
        }
        return marks;
    }

    private static boolean isBlank(Answer answer) {
        return answer instanceof Answer.Written(String text) && text.isBlank();
    }

    /// @param mark what is kept of a handed-in attempt; without one the answer is marked now
    static Outcome outcome(Question question, Optional<Answer> given, Optional<Mark> mark) {
        Optional<Grade> grade = given.map(answer -> Grading.grade(question, answer));
        Optional<Double> credit =
                grade.map(known ->
                                switch (known) {
                                    case Grade.Marked(double earned, _, _) -> Optional.of(earned);
                                    case Grade.AwaitsPerson _ -> Optional.<Double>empty();
                                })
                        .orElse(Optional.of(0.0));
        return new Outcome(
                mark.map(Mark::credit).orElse(credit),
                grade.map(known ->
                                switch (known) {
                                    case Grade.Marked(_, var parts, _) -> parts;
                                    case Grade.AwaitsPerson _ -> List.<Grade.PartMark>of();
                                })
                        .orElse(List.of()),
                question.stem().feedback(),
                mark.map(Mark::comment).orElse(""),
                mark.filter(Mark::byPerson).isPresent(),
                Solution.of(question));
    }
}
