package org.khuevan.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Draw;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.AttemptRows.Paper;
import org.khuevan.learning.KeptAttempts.Kept;
import org.khuevan.learning.KeptAttempts.Marked;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Marking a quiz anew by its questions as they are published now, after a key was wrong or a
/// question should count less. Answers stay as they were given, and so does what a person has
/// marked.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach the course, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional
public class MarkingAnew {

    private final Classroom classroom;
    private final KeptAttempts attempts;

    MarkingAnew(Classroom classroom, KeptAttempts attempts) {
        this.classroom = classroom;
        this.attempts = attempts;
    }

    /// What marking anew changes.
    ///
    /// @param attempts that were begun or handed in
    /// @param students whose marks change
    /// @param questions that are not what they were when somebody was asked them
    public record Effect(int attempts, int students, List<OfQuestion> questions) {
        public Effect {
            questions = List.copyOf(questions);
        }
    }

    /// @param answers to it that were handed in before it was changed
    /// @param up how many of them earn a greater part of its points than before
    /// @param down how many earn a smaller part
    /// @param worth whether full marks are others than they were
    /// @param byPerson how many a person has marked, which stay as they are
    /// @param other how many were asked something else, such as other choices: they stay as they
    ///   are, too
    public record OfQuestion(
            Question question,
            int answers,
            int up,
            int down,
            boolean worth,
            int byPerson,
            int other) {}

    /// What would change.
    ///
    /// @param nobodyLoses whether an answer keeps what it earned where it would earn less
    @Transactional(readOnly = true)
    public Effect preview(Actor teacher, CourseId course, ActivityId quiz, boolean nobodyLoses) {
        return each(teacher, course, quiz, nobodyLoses, false);
    }

    /// Marks all attempts anew, also those that are not handed in yet: they are marked by today's
    /// key when they are.
    ///
    /// @return what has changed
    public Effect mark(
            Actor.Member teacher, CourseId course, ActivityId quiz, boolean nobodyLoses) {
        return each(teacher, course, quiz, nobodyLoses, true);
    }

    private Effect each(
            Actor teacher, CourseId id, ActivityId activity, boolean nobodyLoses, boolean keeps) {
        Course course = classroom.taught(teacher, id);
        Map<QuestionId, Question> questions = questions(course, activity);
        Tally tally = new Tally();
        List<Kept> page = attempts.page(id, activity, Optional.empty(), keeps);
        while (!page.isEmpty()) {
            for (Kept kept : page) {
                Paper paper = again(kept, questions, nobodyLoses, tally);
                if (keeps && !paper.equals(kept.paper())) {
                    attempts.keep(kept.id(), paper, kept.marks());
                }
            }
            page = attempts.page(id, activity, Optional.of(page.getLast().id()), keeps);
        }
        return tally.effect(questions);
    }

    private static Map<QuestionId, Question> questions(Course course, ActivityId activity) {
        Quiz quiz =
                course.content()
                        .activity(activity)
                        .filter(Quiz.class::isInstance)
                        .map(Quiz.class::cast)
                        .orElseThrow(() -> new NoSuchActivity("quiz " + activity));
        Map<QuestionId, Question> questions = new LinkedHashMap<>();
        Draw.possible(course.content(), quiz)
                .forEach(question -> questions.putIfAbsent(question.id(), question));
        if (questions.isEmpty()) {
            throw new NotPossible(Reason.NO_QUESTIONS);
        }
        return questions;
    }

    /// Puts the new marks among those of the attempt.
    ///
    /// @return the paper with the questions that its answers are marked by now
    private static Paper again(
            Kept kept, Map<QuestionId, Question> questions, boolean nobodyLoses, Tally tally) {
        tally.attempts++;
        List<Question> asked = new ArrayList<>();
        for (Question question : kept.paper().questions()) {
            Rekeyed rekeyed =
                    new Rekeyed(question, questions.getOrDefault(question.id(), question));
            asked.add(
                    rekeyed.isSame() || !marks(kept, rekeyed, nobodyLoses, tally)
                            ? question
                            : rekeyed.now());
        }
        return new Paper(kept.paper().seed(), asked);
    }

    /// @return whether the question takes the place of the one that was asked
    private static boolean marks(Kept kept, Rekeyed rekeyed, boolean nobodyLoses, Tally tally) {
        QuestionId id = rekeyed.asked().id();
        Optional<Marked> before = Optional.ofNullable(kept.marks().get(id));
        if (before.isEmpty()) {
            return rekeyed.asksTheSame();
        }
        Counts counts = tally.of(id);
        counts.answers++;
        if (before.get().byPerson()) {
            counts.byPerson++;
            return false;
        }
        if (!rekeyed.asksTheSame()) {
            counts.other++;
            return false;
        }
        Marked now =
                new Marked(
                        rekeyed.now().stem().points(),
                        rekeyed.credit(
                                Optional.ofNullable(kept.answers().get(id)),
                                before.get().credit(),
                                nobodyLoses),
                        false);
        kept.marks().put(id, now);
        int change = Double.compare(now.credit().orElse(0.0), before.get().credit().orElse(0.0));
        boolean worth = now.points() != before.get().points();
        counts.up += change > 0 ? 1 : 0;
        counts.down += change < 0 ? 1 : 0;
        counts.worth |= worth;
        if (change != 0 || worth) {
            tally.students.add(kept.account());
        }
        return true;
    }

    private static final class Counts {
        int answers;
        int up;
        int down;
        boolean worth;
        int byPerson;
        int other;
    }

    private static final class Tally {
        int attempts;
        final Set<AccountId> students = new HashSet<>();
        final Map<QuestionId, Counts> questions = new HashMap<>();

        Counts of(QuestionId question) {
            return questions.computeIfAbsent(question, _ -> new Counts());
        }

        Effect effect(Map<QuestionId, Question> known) {
            return new Effect(
                    attempts,
                    students.size(),
                    known.entrySet().stream()
                            .filter(one -> questions.containsKey(one.getKey()))
                            .map(one -> {
                                Counts counts = of(one.getKey());
                                return new OfQuestion(
                                        one.getValue(),
                                        counts.answers,
                                        counts.up,
                                        counts.down,
                                        counts.worth,
                                        counts.byPerson,
                                        counts.other);
                            })
                            .toList());
        }
    }
}
