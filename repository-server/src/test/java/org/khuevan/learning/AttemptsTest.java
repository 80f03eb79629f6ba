package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Outline;
import org.khuevan.course.Question;
import org.khuevan.course.QuizRules;
import org.khuevan.course.QuizRules.Counts;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.learning.NotPossible.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// Quizzes as students take them: what they get to see, and what is kept of what they send.
class AttemptsTest extends Lessons {

    @Autowired TransactionOperations transactions;

    @Test
    void nothingAStudentGetsTellsWhatIsRightBeforeItMay() {
        QuizRules strict = new QuizRules(true, 1, 0, Counts.BEST, Reveals.AFTER_CLOSING);
        Quiz quiz = quiz(strict, new Offer(false, true, until(Duration.ofDays(1))), one, essay);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        Sheet handedIn = attempts.submit(student, sheet.id());

        for (Sheet seen : List.of(sheet, handedIn, attempts.find(student, sheet.id()))) {
            assertThat(JsonMapper.shared().writeValueAsString(seen))
                    .contains("Hà Nội")
                    .doesNotContain("credit", "Đúng rồi", "Nêu được hai lý do");
            assertThat(seen.grade()).isEmpty();
        }
        assertThat(enrolments.journey(student, course).step(quiz.id()).orElseThrow().shownGrade())
                .isEmpty();
        refused(Reason.NO_MORE_ATTEMPTS, () -> attempts.begin(student, course, quiz.id()));
    }

    @Test
    void whatIsRightIsShownOnlyAfterTheLastAnswerCanHaveComeAlsoWhenTheQuizClosesEarlier() {
        QuizRules strict = new QuizRules(false, 1, 60, Counts.BEST, Reveals.AFTER_CLOSING);
        Quiz quiz = quiz(strict, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        Instant closing = sheet.started().plus(Duration.ofMinutes(5));
        Course draft = drafts.latest(teacher, course);
        Offer closes = new Offer(false, true, List.of(new Condition.Until(closing)));
        drafts.save(teacher, draft, Outline.replaced(draft.content(), quiz.withOffer(closes)));
        drafts.publish(teacher, course);

        assertThat(attempts.find(student, sheet.id()).due()).contains(closing);
        Quiz closed = quiz.withOffer(closes);
        Instant last = closing.plus(Disclosure.ON_ITS_WAY).minusMillis(1);
        assertThat(Disclosure.showsOutcome(closed, true, true, last)).isFalse();
        assertThat(Disclosure.showsMark(closed, last)).isFalse();
        assertThat(Disclosure.showsOutcome(closed, true, true, last.plusMillis(1))).isTrue();
    }

    @Test
    void anAnswerOfOneLineIsNoBook() {
        Question.ShortText line =
                new Question.ShortText(
                        stem("Thủ đô?", 1),
                        List.of(new Question.ShortText.Accepted("Hà Nội", 1, "")),
                        false,
                        false);
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, line, essay);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        Answer much = new Answer.Written("a".repeat(1_001));
        refused(Reason.LONG_TEXT, () -> answer(sheet, line, much));
        answer(sheet, essay, much);
    }

    @Test
    void theOrderOfQuestionsAndChoicesStaysTheSameWithinAnAttempt() {
        QuizRules shuffled = new QuizRules(true, 0, 0, Counts.LAST, Reveals.AFTER_ATTEMPT);
        Question[] many = new Question[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = choice("Câu " + i, "a", "b", "c", "d");
        }
        Quiz quiz = quiz(shuffled, Offer.OPEN, many);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());

        assertThat(attempts.begin(student, course, quiz.id())).isEqualTo(sheet);
        assertThat(attempts.find(student, sheet.id())).isEqualTo(sheet);
        enrolments.join(other, course, "");
        assertThat(attempts.begin(other, course, quiz.id()).items())
                .extracting(Sheet.Item::posed)
                .isNotEqualTo(sheet.items().stream().map(Sheet.Item::posed).toList());
    }

    @Test
    void anOldAnswerThatComesLateDoesNotReplaceANewerOneAndNothingComesAfterTheEnd() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        attempts.answer(student, sheet.id(), one.id(), right(one), 2);
        attempts.answer(student, sheet.id(), one.id(), wrong(one), 1);
        attempts.answer(student, sheet.id(), one.id(), right(one), 2);
        assertThat(attempts.submit(student, sheet.id()).grade()).contains(1.0);

        refused(
                Reason.HANDED_IN,
                () -> attempts.answer(student, sheet.id(), one.id(), wrong(one), 3));
        assertThat(attempts.submit(student, sheet.id()).grade()).contains(1.0);
    }

    @Test
    void whenTheTimeIsOverWhatWasAnsweredIsHandedIn() {
        QuizRules timed = new QuizRules(false, 1, 10, Counts.BEST, Reveals.AFTER_ATTEMPT);
        Quiz quiz = quiz(timed, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        assertThat(sheet.due()).contains(sheet.started().plus(Duration.ofMinutes(10)));
        answer(sheet, one, right(one));
        // As if it had begun an hour ago.
        DATABASE.jdbc()
                .sql("update attempt set due_at = due_at - interval '1 hour' where id = ?")
                .param(sheet.id().value())
                .update();

        refused(
                Reason.TIME_OVER,
                () -> attempts.answer(student, sheet.id(), one.id(), wrong(one), 9));
        assertThat(attempts.overdue()).containsExactly(sheet.id());
        attempts.submitOverdue(sheet.id());
        assertThat(attempts.find(student, sheet.id()).grade()).contains(1.0);
    }

    @Test
    void whoAnswersOnTwoDevicesKeepsTheLaterAnswerAndIsToldOfTheOther() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());

        assertThat(sent(sheet, right(one), 100, "phone", 0)).isEmpty();
        assertThat(sent(sheet, right(one), 100, "phone", 0)).isEmpty();
        assertThat(sent(sheet, wrong(one), 300, "phone", 0)).as("one's own, unseen").isEmpty();
        assertThat(sent(sheet, right(one), 200, "laptop", 0))
                .as("was given earlier, comes later, and does not replace")
                .contains(new SentAnswer.Elsewhere(wrong(one), 300));
        assertThat(sent(sheet, right(one), 400, "laptop", 0))
                .as("replaces what it did not know of")
                .contains(new SentAnswer.Elsewhere(wrong(one), 300));
        assertThat(sent(sheet, wrong(one), 500, "phone", 400)).as("saw it").isEmpty();
        assertThat(attempts.submit(student, sheet.id()).grade()).contains(0.0);
    }

    private Optional<SentAnswer.Elsewhere> sent(
            Sheet sheet, Answer given, long revision, String device, long seen) {
        SentAnswer sent = new SentAnswer(given, revision, device, seen);
        return attempts.answer(student, sheet.id(), one.id(), sent);
    }

    @Test
    void whoBeginsWhileAnEarlierClosingIsPublishedHasNoLongerThanTheOthers() throws Exception {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(quiz);
        Instant closing = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(300);
        Offer closes = new Offer(false, true, List.of(new Condition.Until(closing)));
        Course draft = drafts.latest(teacher, course);
        drafts.save(teacher, draft, Outline.replaced(draft.content(), quiz.withOffer(closes)));
        try (ExecutorService teachers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> publishing = new ArrayList<>();
            Sheet sheet =
                    transactions.execute(_ -> {
                        Sheet begun = attempts.begin(student, course, quiz.id());
                        publishing.add(teachers.submit(() -> drafts.publish(teacher, course)));
                        assertThat(publishing.getFirst())
                                .as("waits for who is beginning")
                                .failsWithin(Duration.ofMillis(200))
                                .withThrowableOfType(TimeoutException.class);
                        return begun;
                    });
            publishing.getFirst().get();
            assertThat(attempts.find(student, sheet.id()).due()).contains(closing);
        }
    }
}
