package org.khuevan.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /// How a quiz is marked anew.
    ///
    /// @param nobodyLoses whether an answer keeps what it earned where it would earn less
    /// @param reworded the questions that ask the same as before in other words, as a person has
    ///   seen: only then are answers to the old words marked by the new ones
    public record Terms(boolean nobodyLoses, Set<QuestionId> reworded) {
        public Terms {
            reworded = Set.copyOf(reworded);
        }
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
    /// @param reworded how many were asked in other words: they stay unless the terms say otherwise
    /// @param was those words, if there are any
    public record OfQuestion(
            Question question,
            int answers,
            int up,
            int down,
            boolean worth,
            int byPerson,
            int other,
            int reworded,
            Optional<Question> was) {}

    /// What would change.
    @Transactional(readOnly = true)
    public Effect preview(Actor teacher, CourseId course, ActivityId quiz, Terms terms) {
        return each(teacher, course, quiz, terms, false);
    }

    /// Marks all attempts anew, also those that are not handed in yet: they are marked by today's
    /// key when they are.
    ///
    /// @return what has changed
    public Effect mark(Actor.Member teacher, CourseId course, ActivityId quiz, Terms terms) {
        return each(teacher, course, quiz, terms, true);
    }

    private Effect each(
            Actor teacher, CourseId id, ActivityId activity, Terms terms, boolean keeps) {
        Course course = classroom.taught(teacher, id);
        Map<QuestionId, List<Question>> questions = questions(course, activity);
        Tally tally = new Tally();
        List<Kept> page = attempts.page(id, activity, Optional.empty(), keeps);
        while (!page.isEmpty()) {
            for (Kept kept : page) {
                Paper paper = again(kept, questions, terms, tally);
                if (keeps && !paper.equals(kept.paper())) {
                    attempts.keep(kept.id(), paper, kept.marks());
                }
            }
            page = attempts.page(id, activity, Optional.of(page.getLast().id()), keeps);
        }
        return tally.effect(questions);
    }

    /// By their ids, each once for every number of points that a draw gives for it.
    private static Map<QuestionId, List<Question>> questions(Course course, ActivityId activity) {
        Quiz quiz =
                course.content()
                        .activity(activity)
                        .filter(Quiz.class::isInstance)
                        .map(Quiz.class::cast)
                        .orElseThrow(() -> new NoSuchActivity("quiz " + activity));
        Map<QuestionId, List<Question>> questions =
                Draw.possible(course.content(), quiz)
                        .collect(
                                Collectors.groupingBy(
                                        Question::id, LinkedHashMap::new, Collectors.toList()));
        if (questions.isEmpty()) {
            throw new NotPossible(Reason.NO_QUESTIONS);
        }
        return questions;
    }

    /// Puts the new marks among those of the attempt.
    ///
    /// @return the paper with the questions that its answers are marked by now
    private static Paper again(
            Kept kept, Map<QuestionId, List<Question>> questions, Terms terms, Tally tally) {
        tally.attempts++;
        List<Question> asked = new ArrayList<>();
        for (Question question : kept.paper().questions()) {
            Rekeyed rekeyed =
                    new Rekeyed(
                            question,
                            now(question, questions.getOrDefault(question.id(), List.of())));
            asked.add(
                    rekeyed.isSame() || !marks(kept, rekeyed, terms, tally)
                            ? question
                            : rekeyed.now());
        }
        return new Paper(kept.paper().seed(), asked);
    }

    /// A draw that gives the same points is the one that the question came from.
    private static Question now(Question asked, List<Question> possible) {
        return possible.stream()
                .filter(one -> one.stem().points() == asked.stem().points())
                .findFirst()
                .orElse(possible.isEmpty() ? asked : possible.getFirst());
    }

    /// @return whether the question takes the place of the one that was asked
    private static boolean marks(Kept kept, Rekeyed rekeyed, Terms terms, Tally tally) {
        QuestionId id = rekeyed.asked().id();
        Optional<Marked> before = Optional.ofNullable(kept.marks().get(id));
        boolean isReworded = !rekeyed.readsTheSame();
        boolean takes = rekeyed.asksTheSame() && (!isReworded || terms.reworded().contains(id));
        if (before.isEmpty()) {
            return takes;
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
        if (isReworded) {
            counts.reworded++;
            counts.was = Optional.of(rekeyed.asked());
        }
        if (!takes) {
            return false;
        }
        Marked now =
                new Marked(
                        rekeyed.now().stem().points(),
                        rekeyed.credit(
                                Optional.ofNullable(kept.answers().get(id)),
                                before.get().credit(),
                                terms.nobodyLoses()),
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
        int reworded;
        Optional<Question> was = Optional.empty();
    }

    private static final class Tally {
        int attempts;
        final Set<AccountId> students = new HashSet<>();
        final Map<QuestionId, Counts> questions = new HashMap<>();

        Counts of(QuestionId question) {
            return questions.computeIfAbsent(question, _ -> new Counts());
        }

        Effect effect(Map<QuestionId, List<Question>> known) {
            return new Effect(
                    attempts,
                    students.size(),
                    known.entrySet().stream()
                            .filter(one -> questions.containsKey(one.getKey()))
                            .map(one -> {
                                Counts counts = of(one.getKey());
                                return new OfQuestion(
                                        one.getValue().getFirst(),
                                        counts.answers,
                                        counts.up,
                                        counts.down,
                                        counts.worth,
                                        counts.byPerson,
                                        counts.other,
                                        counts.reworded,
                                        counts.was);
                            })
                            .toList());
        }
    }
}
