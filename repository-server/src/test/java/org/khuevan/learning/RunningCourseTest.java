package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.Answer;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Outline;
import org.khuevan.course.QuizRules;
import org.khuevan.course.QuizRules.Counts;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.learning.NotPossible.Reason;
import org.springframework.beans.factory.annotation.Autowired;

/// What a teacher changes while students are in the course never takes away what they have done.
class RunningCourseTest extends Lessons {

    private static final Offer HIDDEN = new Offer(true, true, List.of());

    @Autowired OwnResults ownResults;

    @Autowired DoneRows done;

    @Test
    void whoWasDoneStaysSoWhateverBecomesOfTheMaterial() {
        CourseId course = open(page);
        read(course, page);
        asIfItWereAnother(course);
        assertThat(enrolments.journey(student, course).isDone()).isTrue();

        // Of the time before that was noted.
        CourseId earlier = open(page);
        read(earlier, page);
        DATABASE.jdbc()
                .sql("update progress set done_at = null where course = ?")
                .param(earlier.value())
                .update();
        DATABASE.jdbc()
                .sql("insert into progress_to_note values (?) on conflict do nothing")
                .param(earlier.value())
                .update();
        assertThat(Stream.generate(done::noteEarlier).takeWhile(more -> more).count()).isPositive();
        asIfItWereAnother(earlier);
        assertThat(enrolments.journey(student, earlier).isDone()).isTrue();
    }

    /// Of which nothing was seen yet.
    private static void asIfItWereAnother(CourseId course) {
        DATABASE.jdbc()
                .sql(
                        "update progress set state = jsonb_set(state, '{readThrough}', 'false')"
                                + " where course = ?")
                .param(course.value())
                .update();
    }

    @Test
    void moreTimeReachesThoseWhoHaveBegun() {
        QuizRules timed = new QuizRules(false, 1, 30, Counts.BEST, Reveals.AFTER_ATTEMPT);
        Quiz quiz = quiz(timed, new Offer(false, true, until(Duration.ofMinutes(10))), one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());

        publish(course, content -> Outline.replaced(content, quiz.withOffer(later(20))));
        assertThat(attempts.find(student, sheet.id()).due()).contains(closing(later(20)));
        publish(course, content -> Outline.replaced(content, quiz.withOffer(Offer.OPEN)));
        assertThat(attempts.find(student, sheet.id()).due())
                .as("the ten minutes of the first closing are not kept as a limit")
                .contains(sheet.started().plus(Duration.ofMinutes(30)));
    }

    @Test
    void whoSitsInAQuizThatIsRemovedHandsInWhatTheyHave() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        Quiz gone = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(page, quiz, gone);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        Sheet left = attempts.begin(student, course, gone.id());
        answer(sheet, one, right(one));
        answer(left, one, right(one));

        publish(course, content -> Outline.without(Outline.without(content, quiz.id()), gone.id()));

        assertThat(attempts.submit(student, sheet.id()).grade()).contains(1.0);
        attempts.submitOverdue(left.id());
        assertThat(gradebooks.of(teacher, course).lines().getFirst().grades())
                .containsExactly(Optional.of(1.0), Optional.of(1.0));
    }

    @Test
    void whatWasEarnedInAQuizThatIsHiddenAfterwardsStillCountsAndOpensWhatComesAfterIt() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        WrittenPage next = page("Sau", new Offer(false, true, grade(quiz, 80)));
        CourseId course = open(quiz, next);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        attempts.submit(student, sheet.id());

        publish(course, content -> Outline.replaced(content, quiz.withOffer(HIDDEN)));

        Journey journey = enrolments.journey(student, course);
        assertThat(journey.step(quiz.id())).isEmpty();
        assertThat(journey.step(next.id()).orElseThrow().isOpen()).isTrue();
        assertThat(journey.grade()).contains(1.0);
        assertThat(gradebooks.of(teacher, course).lines().getFirst().grades())
                .containsExactly(Optional.of(1.0));
        read(course, next);
        assertThat(certificates.issue(student, course).percent()).contains(100);
    }

    @Test
    void whoFailedIsLedBackToWhatHasToBeDoneBetter() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        WrittenPage next = page("Sau", new Offer(false, true, grade(quiz, 80)));
        CourseId course = open(page, quiz, next);
        read(course, page);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, wrong(one));
        attempts.submit(student, sheet.id());

        assertThat(enrolments.journey(student, course).next())
                .map(step -> step.activity().id())
                .contains(quiz.id());
        assertThat(gradebooks.of(teacher, course).lines().getFirst().next()).contains(quiz.id());
    }

    @Test
    void aCertificateTellsNoGradeBeforeItMay() {
        QuizRules strict = new QuizRules(false, 1, 0, Counts.BEST, Reveals.AFTER_CLOSING);
        Quiz quiz = quiz(strict, new Offer(false, true, until(Duration.ofDays(1))), one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        attempts.submit(student, sheet.id());
        refused(Reason.NOT_SHOWN, () -> certificates.issue(student, course));
        assertThat(ownResults.marks(student)).as("nor does what is taken along").isEmpty();
    }

    @Test
    void workThatWasWrittenWhenItsAssignmentClosedIsHandedIn() {
        Assignment work = assignment();
        Assignment closed = work.withOffer(later(0));
        CourseId course = open(work);
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        publish(course, content -> Outline.replaced(content, closed));

        // What was sent in time may be on its way for some seconds.
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm, bản cuối"));
        handIns.submitClosed();
        assertThat(marking.waiting(teacher, course)).isEmpty();

        publish(course, content -> Outline.replaced(content, work.withOffer(later(-1))));
        refused(
                Reason.LOCKED,
                () -> handIns.add(student, course, work.id(), "muộn.txt", bytes("muộn")));
        handIns.submitClosed();
        assertThat(handIns.find(student, course, work.id()).orElseThrow().submitted())
                .contains(closing(later(-1)));
        assertThat(marking.waiting(teacher, course)).hasSize(1);
    }

    @Test
    void aTextAboutTheCharacterWithoutASignIsKeptAsItWasWritten() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, essay);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, essay, new Answer.Written("char c = '\\u0000'; \\\\u0000 \0!"));
        assertThat(attempts.find(student, sheet.id()).items().getFirst().given())
                .contains(new Answer.Written("char c = '\\u0000'; \\\\u0000 !"));
    }

    private void publish(CourseId course, UnaryOperator<CourseContent> change) {
        Course draft = drafts.latest(teacher, course);
        drafts.save(teacher, draft, change.apply(draft.content()));
        drafts.publish(teacher, course);
    }

    /// Closes so many minutes from a moment that is the same for the whole test.
    private Offer later(int minutes) {
        return new Offer(
                false, true, List.of(new Condition.Until(begun.plus(Duration.ofMinutes(minutes)))));
    }

    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static Instant closing(Offer offer) {
        return ((Condition.Until) offer.conditions().getFirst()).moment();
    }
}
