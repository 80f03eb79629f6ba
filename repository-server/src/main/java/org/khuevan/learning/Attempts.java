package org.khuevan.learning;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Draw;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.learning.AttemptRows.Attempt;
import org.khuevan.learning.AttemptRows.Paper;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Taking quizzes. Only the student sees their attempts here; for everybody else there are none.
@Service
public class Attempts {

    private static final int LONGEST_ESSAY = 100_000;
    private static final int LONGEST_LINE = 1_000;

    private final Classroom classroom;
    private final AttemptRows rows;
    private final AnswerRows answers;
    private final Sheets sheets;
    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Attempts(
            Classroom classroom,
            AttemptRows rows,
            AnswerRows answers,
            Sheets sheets,
            JdbcClient database,
            Clock clock) {
        this.classroom = classroom;
        this.rows = rows;
        this.answers = answers;
        this.sheets = sheets;
        this.database = database;
        this.clock = clock;
    }

    /// Begins an attempt, or goes on with the one that is not handed in.
    ///
    /// @throws NotPossible if the quiz is closed or no attempt is left
    @Transactional
    public Sheet begin(Actor.Member student, CourseId course, ActivityId activity) {
        rows.hold(course);
        Course taken = classroom.member(student, course);
        Quiz quiz = quiz(classroom.open(student, taken, activity));
        // One after the other, or two clicks would begin two attempts.
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(student.account() + activity.value())
                .query((_, _) -> 1)
                .single();
        List<Attempt> before = rows.of(course, activity, student.account());
        for (Attempt one : before) {
            if (one.submitted().isEmpty() && !isOver(one)) {
                return sheets.of(one, quiz);
            }
        }
        before.stream().filter(one -> one.submitted().isEmpty()).forEach(this::submitOverdue);
        int most = quiz.rules().attempts();
        if (most > 0 && before.size() >= most) {
            throw new NotPossible(Reason.NO_MORE_ATTEMPTS);
        }
        Attempt attempt = attempt(student, taken, quiz, before.size() + 1);
        rows.insert(attempt);
        return sheets.blank(attempt, quiz);
    }

    private Attempt attempt(Actor.Member student, Course course, Quiz quiz, int number) {
        long seed = random.nextLong();
        List<Question> questions = Draw.questions(course.content(), quiz, seed);
        if (questions.isEmpty()) {
            throw new NotPossible(Reason.NO_QUESTIONS);
        }
        // As precise as the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> limit =
                Optional.of(quiz.rules().minutes())
                        .filter(minutes -> minutes > 0)
                        .map(minutes -> now.plus(Duration.ofMinutes(minutes)));
        return new Attempt(
                new AttemptId(UUID.randomUUID()),
                course.id(),
                quiz.id(),
                student.account(),
                number,
                new Paper(seed, questions),
                now,
                Stream.of(limit, Disclosure.closing(quiz))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo),
                Optional.empty());
    }

    /// One's attempts at a quiz, the first one first.
    @Transactional
    public List<Sheet> of(Actor.Member student, CourseId course, ActivityId activity) {
        Quiz quiz = quiz(classroom.step(student, course, activity).activity());
        return Sheet.counting(
                rows.of(course, activity, student.account()).stream()
                        .map(attempt -> sheets.of(settled(attempt), quiz))
                        .toList(),
                quiz.rules().counts());
    }

    /// @throws NoSuchActivity if it is not the student's own
    @Transactional
    public Sheet find(Actor.Member student, AttemptId id) {
        Attempt attempt = own(student, id);
        Quiz quiz = quiz(classroom.step(student, attempt.course(), attempt.activity()).activity());
        return sheets.of(settled(attempt), quiz);
    }

    /// Keeps an answer of a sender that says no more about it.
    public void answer(
            Actor.Member student, AttemptId id, QuestionId question, Answer given, long revision) {
        answer(student, id, question, SentAnswer.of(given, revision));
    }

    /// Keeps an answer as it was given. When this has returned, it is on the disk.
    ///
    /// @return what another device answered, if the sender did not know of it
    /// @throws NotPossible if it cannot be changed any more, or the time is over
    public Optional<SentAnswer.Elsewhere> answer(
            Actor.Member student, AttemptId id, QuestionId question, SentAnswer sent) {
        requireLength(student, id, question, sent.given());
        // Where two devices answered at the same moment, the first look saw neither.
        return keep(student, id, question, sent)
                .or(() -> keep(student, id, question, sent))
                .orElseThrow(() -> notKept(own(student, id), question))
                .before();
    }

    private Optional<AnswerRows.Kept> keep(
            Actor.Member student, AttemptId id, QuestionId question, SentAnswer sent) {
        Instant now = clock.instant();
        Instant latest = now.minus(Disclosure.ON_ITS_WAY);
        return answers.keep(id, student.account(), question, sent, now, latest);
    }

    private RuntimeException notKept(Attempt attempt, QuestionId question) {
        if (attempt.submitted().isPresent()) {
            return new NotPossible(Reason.HANDED_IN);
        }
        if (isOver(attempt)) {
            return new NotPossible(Reason.TIME_OVER);
        }
        return attempt.paper().question(question).isEmpty()
                ? new NoSuchActivity("question " + question)
                : new NotPossible(Reason.FINAL);
    }

    /// A line is compared with what is expected, and must not be a book; an essay is only kept.
    private void requireLength(
            Actor.Member student, AttemptId id, QuestionId question, Answer given) {
        int length =
                switch (given) {
                    case Answer.Written(String text) -> text.length();
                    case Answer.Filled(var gaps) ->
                            gaps.values().stream().mapToInt(String::length).max().orElse(0);
                    case Answer.Chosen _, Answer.Matched _, Answer.Ordered _ -> 0;
                };
        if (length > LONGEST_ESSAY
                || (length > LONGEST_LINE && !isEssay(own(student, id), question))) {
            throw new NotPossible(Reason.LONG_TEXT);
        }
    }

    private static boolean isEssay(Attempt attempt, QuestionId question) {
        return attempt.paper()
                .question(question)
                .filter(Question.Essay.class::isInstance)
                .isPresent();
    }

    /// Makes the answer to one question final and tells how it was, where the quiz does that.
    @Transactional
    public Sheet.Outcome check(Actor.Member student, AttemptId id, QuestionId question) {
        Attempt attempt = rows.lock(own(student, id).id()).orElseThrow();
        Question asked =
                attempt.paper()
                        .question(question)
                        .orElseThrow(() -> new NoSuchActivity("question " + question));
        if (quiz(attempt).rules().reveals() != Reveals.AFTER_QUESTION) {
            throw new NotPossible(Reason.NOT_THIS_KIND);
        }
        if (!answers.finish(id, question)) {
            throw new NotPossible(Reason.NOTHING_HANDED_IN);
        }
        return Sheets.outcome(
                asked,
                Optional.ofNullable(answers.of(id).get(question)).map(AnswerRows.Given::answer),
                Optional.ofNullable(answers.marks(id).get(question)));
    }

    /// Hands an attempt in and marks it, once.
    @Transactional
    public Sheet submit(Actor.Member student, AttemptId id) {
        Attempt attempt = rows.lock(own(student, id).id()).orElseThrow();
        return sheets.of(
                attempt.submitted().isPresent() ? attempt : submit(attempt), quiz(attempt));
    }

    /// Those whose time ran out and that nobody handed in: some of them, the oldest first.
    List<AttemptId> overdue() {
        return rows.overdue(clock.instant().minus(Disclosure.ON_ITS_WAY));
    }

    /// Hands in what the time ran out for.
    @Transactional
    void submitOverdue(AttemptId id) {
        rows.lock(id).ifPresent(this::submitOverdue);
    }

    private void submitOverdue(Attempt attempt) {
        if (attempt.submitted().isEmpty()) {
            submit(attempt);
        }
    }

    /// The attempt; handed in, if its time is over.
    private Attempt settled(Attempt attempt) {
        if (attempt.submitted().isEmpty() && isOver(attempt)) {
            Attempt locked = rows.lock(attempt.id()).orElseThrow();
            return locked.submitted().isPresent() ? locked : submit(locked);
        }
        return attempt;
    }

    private Attempt submit(Attempt attempt) {
        Instant now = clock.instant();
        Instant when = attempt.due().filter(due -> due.isBefore(now)).orElse(now);
        rows.submit(attempt.id(), when);
        answers.mark(attempt.id(), Sheets.mark(attempt, answers.of(attempt.id())));
        return rows.find(attempt.id()).orElseThrow();
    }

    private boolean isOver(Attempt attempt) {
        return attempt.due()
                .filter(due -> due.isBefore(clock.instant().minus(Disclosure.ON_ITS_WAY)))
                .isPresent();
    }

    private Attempt own(Actor.Member student, AttemptId id) {
        return rows.find(id)
                .filter(attempt -> attempt.account().equals(student.account()))
                .orElseThrow(() -> new NoSuchActivity("attempt " + id));
    }

    private Quiz quiz(Attempt attempt) {
        return quiz(
                classroom
                        .lastKnown(attempt.course(), attempt.activity())
                        .orElseThrow(() -> new NoSuchActivity("activity " + attempt.activity())));
    }

    private static Quiz quiz(org.khuevan.course.Activity activity) {
        if (activity instanceof Quiz quiz) {
            return quiz;
        }
        throw new NotPossible(Reason.NOT_THIS_KIND);
    }
}
