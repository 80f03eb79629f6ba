package org.khuevan.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.Rubric;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What only a person can mark, for the teachers of a course.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach it, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional
public class Marking {

    private static final int LONGEST_COMMENT = 20_000;

    private final Classroom classroom;
    private final Courses courses;
    private final AttemptRows attempts;
    private final AnswerRows answers;
    private final HandInRows handIns;
    private final Clock clock;

    Marking(
            Classroom classroom,
            Courses courses,
            AttemptRows attempts,
            AnswerRows answers,
            HandInRows handIns,
            Clock clock) {
        this.classroom = classroom;
        this.courses = courses;
        this.attempts = attempts;
        this.answers = answers;
        this.handIns = handIns;
        this.clock = clock;
    }

    /// Something that waits for its mark.
    public sealed interface Waiting {

        ActivityId activity();

        AccountId student();

        Instant since();

        /// An essay in a quiz.
        record EssayWaits(
                AttemptId attempt,
                QuestionId question,
                ActivityId activity,
                AccountId student,
                Instant since)
                implements Waiting {}

        /// @param late whether it came after it was due
        /// @param again whether it was given back before
        record HandInWaits(
                UUID handIn,
                ActivityId activity,
                AccountId student,
                Instant since,
                boolean late,
                boolean again)
                implements Waiting {

            HandInWaits in(CourseContent content) {
                boolean isLate =
                        content.activity(activity)
                                .filter(Assignment.class::isInstance)
                                .filter(one -> ((Assignment) one).isLate(since))
                                .isPresent();
                return new HandInWaits(handIn, activity, student, since, isLate, again);
            }
        }
    }

    /// An answer with what its marker needs to know.
    ///
    /// @param mark part of the points, from 0 to 1, if it was marked already
    /// @param byPerson whether a person marked it, and not its key
    public record AnswerToMark(
            CourseId course,
            ActivityId activity,
            AccountId student,
            Question question,
            Optional<Answer> given,
            Optional<Double> mark,
            String comment,
            boolean byPerson) {

        /// What was written; empty, where something else was asked.
        public String text() {
            return given.filter(Answer.Written.class::isInstance)
                    .map(answer -> ((Answer.Written) answer).text())
                    .orElse("");
        }

        /// For whoever marks.
        public String guide() {
            return question instanceof Question.Essay essay ? essay.guide() : "";
        }
    }

    /// What waits, the longest first.
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Actor teacher, CourseId course) {
        CourseContent content = classroom.taught(teacher, course).content();
        List<Waiting> waiting = new ArrayList<>(answers.essaysWithoutMark(course));
        handIns.withoutMark(course).forEach(one -> waiting.add(one.in(content)));
        return waiting.stream().sorted(Comparator.comparing(Waiting::since)).toList();
    }

    /// An answer of an attempt that was handed in: one that only a person can mark, or one that is
    /// to be marked otherwise than its key does.
    @Transactional(readOnly = true)
    public AnswerToMark answer(Actor teacher, AttemptId id, QuestionId question) {
        AttemptRows.Attempt attempt = attempt(teacher, id);
        AnswerRows.Mark mark =
                Optional.ofNullable(answers.marks(id).get(question))
                        .orElseThrow(() -> new NoSuchActivity("answer " + question));
        return new AnswerToMark(
                attempt.course(),
                attempt.activity(),
                attempt.account(),
                question(attempt, question),
                Optional.ofNullable(answers.of(id).get(question)).map(AnswerRows.Given::answer),
                mark.credit(),
                mark.comment(),
                mark.byPerson());
    }

    /// @param points from 0 to the question's
    public void markAnswer(
            Actor.Member teacher,
            AttemptId id,
            QuestionId question,
            double points,
            String comment) {
        AttemptRows.Attempt attempt = attempt(teacher, id);
        double full = question(attempt, question).stem().points();
        requirePoints(points, full);
        AnswerRows.Mark mark =
                new AnswerRows.Mark(
                        full, Optional.of(full > 0 ? points / full : 0), tidy(comment), true);
        if (!answers.markAgain(id, question, mark, teacher.account(), clock.instant())) {
            throw new NoSuchActivity("answer " + question);
        }
    }

    /// Takes the mark back that a person gave to an answer: its key marks it again, and an essay
    /// waits again.
    ///
    /// @throws NotPossible if there is no answer in the whole attempt, because its student had them
    ///   deleted: nothing would be left to mark
    public void unmarkAnswer(Actor.Member teacher, AttemptId id, QuestionId question) {
        AttemptRows.Attempt attempt = attempt(teacher, id);
        question(attempt, question);
        Map<QuestionId, AnswerRows.Given> given = answers.of(id);
        if (given.isEmpty()) {
            throw new NotPossible(Reason.ANSWERS_GONE);
        }
        AnswerRows.Mark mark =
                Optional.ofNullable(Sheets.mark(attempt, given).get(question)).orElseThrow();
        if (!answers.markByRule(id, question, mark)) {
            throw new NoSuchActivity("answer " + question);
        }
    }

    /// Work that was handed in.
    ///
    /// @throws NoSuchActivity also for a beginning that was not
    @Transactional(readOnly = true)
    public HandIn handIn(Actor teacher, UUID id) {
        HandIn work =
                handIns.find(id)
                        .filter(found -> found.submitted().isPresent())
                        .orElseThrow(() -> new NoSuchActivity("work " + id));
        classroom.taught(teacher, work.course());
        return work;
    }

    /// The assignment that work is about, also if it was removed from the course since.
    @Transactional(readOnly = true)
    public Assignment assignment(HandIn work) {
        Course course =
                courses.lastWith(work.course(), work.activity())
                        .orElseThrow(() -> new NoSuchActivity("activity " + work.activity()));
        return course.content()
                .activity(work.activity())
                .filter(Assignment.class::isInstance)
                .map(Assignment.class::cast)
                .orElseThrow(() -> new NoSuchActivity("assignment " + work.activity()));
    }

    /// Marks by the rubric, or with a number of points where there is none.
    ///
    /// @param read when the work was handed in that was read: another one is not marked
    /// @param levels the keys of levels by the keys of criteria; all of them, if there are any
    /// @param points without a rubric
    /// @throws NoSuchActivity if it was taken back
    public void markHandIn(
            Actor.Member teacher,
            UUID id,
            Instant read,
            Map<String, String> levels,
            double points,
            String comment) {
        HandIn work = handIn(teacher, id);
        Assignment assignment = assignment(work);
        Rubric rubric = assignment.rubric();
        double earned = rubric.criteria().isEmpty() ? points : points(rubric, levels);
        requirePoints(earned, assignment.fullPoints());
        HandIn.Mark mark =
                new HandIn.Mark(
                        levels, earned, assignment.fullPoints(), tidy(comment), clock.instant());
        if (!handIns.mark(id, read, mark, teacher.account())) {
            throw new NotPossible(Reason.HANDED_IN_ANEW);
        }
    }

    /// Gives work back to be improved, as long as its student may reach it, also after it closed.
    /// Its mark, if it has one, stays until there is a new one.
    ///
    /// @param read when the work was handed in that was read: another one is not given back
    /// @param comment what is to be improved
    public void giveBack(Actor.Member teacher, UUID id, Instant read, String comment) {
        handIn(teacher, id);
        if (comment.isBlank()) {
            throw new NotPossible(Reason.EMPTY_TEXT);
        }
        if (!handIns.giveBack(id, read, tidy(comment), teacher.account(), clock.instant())) {
            throw new NotPossible(Reason.HANDED_IN_ANEW);
        }
    }

    private static double points(Rubric rubric, Map<String, String> levels) {
        return rubric.criteria().stream()
                .mapToDouble(criterion ->
                        criterion.levels().stream()
                                .filter(level -> level.key().equals(levels.get(criterion.key())))
                                .findFirst()
                                .orElseThrow(() -> new NotPossible(Reason.LEVELS_MISSING))
                                .points())
                .sum();
    }

    private AttemptRows.Attempt attempt(Actor teacher, AttemptId id) {
        AttemptRows.Attempt attempt =
                attempts.find(id)
                        .filter(found -> found.submitted().isPresent())
                        .orElseThrow(() -> new NoSuchActivity("attempt " + id));
        classroom.taught(teacher, attempt.course());
        return attempt;
    }

    private static Question question(AttemptRows.Attempt attempt, QuestionId id) {
        return attempt.paper().question(id).orElseThrow(() -> new NoSuchActivity("question " + id));
    }

    private static void requirePoints(double points, double most) {
        if (!(points >= 0) || points > most) {
            throw new NotPossible(Reason.POINTS);
        }
    }

    private static String tidy(String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw new NotPossible(Reason.LONG_TEXT);
        }
        return comment.strip().replace("\0", "");
    }
}
