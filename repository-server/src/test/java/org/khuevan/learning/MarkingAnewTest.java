package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.BankId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Outline;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.SingleChoice;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

/// A key was wrong: what was handed in is marked anew, and nothing else changes.
class MarkingAnewTest extends Lessons {

    private static final MarkingAnew.Terms STRICT = new MarkingAnew.Terms(false, Set.of());

    @Autowired MarkingAnew anew;

    @Test
    void aWrongKeyIsMendedForThoseWhoHaveHandedInAndForThoseWhoSitInIt() {
        SingleChoice wrongKey = turned(one);
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, wrongKey, essay);
        CourseId course = open(quiz);
        Sheet knew = handIn(student, course, quiz, right(one), true);
        Sheet thought = handIn(other, course, quiz, right(wrongKey), true);
        Sheet lucky = handIn(other, course, quiz, right(one), true);
        marking.markAnswer(teacher, knew.id(), essay.id(), 3, "");
        Actor.Member late = member("Lê Muộn", Role.LEARNER);
        Sheet sitting = handIn(late, course, quiz, right(one), false);
        assertThat(anew.preview(teacher, course, quiz.id(), STRICT).questions()).isEmpty();

        publish(course, quiz, one, essay);
        MarkingAnew.Effect effect = anew.preview(teacher, course, quiz.id(), STRICT);
        assertThat(effect.attempts()).isEqualTo(4);
        assertThat(effect.students()).isEqualTo(2);
        assertThat(effect.questions())
                .containsExactly(
                        new MarkingAnew.OfQuestion(one, 3, 2, 1, false, 0, 0, 0, Optional.empty()));
        assertThat(
                        anew.preview(
                                        teacher,
                                        course,
                                        quiz.id(),
                                        new MarkingAnew.Terms(true, Set.of()))
                                .questions()
                                .getFirst()
                                .down())
                .isZero();
        assertThat(attempts.find(student, knew.id()).grade()).contains(3.0 / 4);

        assertThat(anew.mark(teacher, course, quiz.id(), STRICT)).isEqualTo(effect);
        Sheet after = attempts.find(student, knew.id());
        assertThat(after.grade()).contains(1.0);
        assertThat(outcome(after).credit()).contains(1.0);
        assertThat(outcome(attempts.find(other, thought.id())).credit()).contains(0.0);
        assertThat(outcome(attempts.find(other, thought.id())).solution()).contains(right(one));
        assertThat(attempts.find(other, lucky.id()).waits()).isTrue();
        assertThat(outcome(attempts.submit(late, sitting.id())).credit()).contains(1.0);
        assertThat(anew.preview(teacher, course, quiz.id(), STRICT).questions()).isEmpty();
        assertThatThrownBy(() -> anew.preview(student, course, quiz.id(), STRICT))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatAPersonHasMarkedOrWasAskedOtherwiseStaysAndPointsMayChange() {
        SingleChoice hard = choice("Khó?", "đúng", "sai");
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, hard);
        CourseId course = open(quiz);
        Sheet sheet = handIn(student, course, quiz, right(one), true);
        Sheet corrected = handIn(other, course, quiz, wrong(one), true);
        marking.markAnswer(teacher, corrected.id(), one.id(), 0.5, "Cũng có lý");

        SingleChoice more = choice("Khó?", "đúng", "sai", "cũng sai");
        publish(course, quiz, one.withStem(one.stem().worth(3)), more.withStem(hard.stem()));
        assertThat(anew.mark(teacher, course, quiz.id(), STRICT).questions())
                .extracting(
                        MarkingAnew.OfQuestion::worth,
                        MarkingAnew.OfQuestion::byPerson,
                        MarkingAnew.OfQuestion::other)
                .containsExactly(tuple(true, 1, 0), tuple(false, 0, 2));
        assertThat(attempts.find(student, sheet.id()).grade()).contains(3.0 / 4);
        assertThat(attempts.find(other, corrected.id()).grade()).contains(0.5 / 2);
        assertThat(outcome(attempts.find(other, corrected.id())).byPerson()).isTrue();

        marking.unmarkAnswer(teacher, corrected.id(), one.id());
        assertThat(anew.mark(teacher, course, quiz.id(), STRICT).students()).isEqualTo(1);
        assertThat(outcome(attempts.find(other, corrected.id())).credit()).contains(0.0);
    }

    @Test
    void whoHadTheirAnswersDeletedKeepsTheirGrade() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, essay);
        CourseId course = open(quiz);
        Sheet sheet = handIn(student, course, quiz, right(one), true);
        marking.markAnswer(teacher, sheet.id(), essay.id(), 3, "");
        records.delete(student);

        publish(course, quiz, one.withStem(one.stem().worth(2)), essay);
        anew.mark(teacher, course, quiz.id(), STRICT);
        refused(
                NotPossible.Reason.ANSWERS_GONE,
                () -> marking.unmarkAnswer(teacher, sheet.id(), essay.id()));
        enrolments.join(student, course, "");
        assertThat(attempts.find(student, sheet.id()).grade()).contains(1.0);
    }

    @Test
    void aQuestionInOtherWordsIsTheSameOnlyIfItsTeacherSaysSo() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, essay);
        CourseId course = open(quiz);
        Sheet sheet = handIn(student, course, quiz, right(one), true);

        SingleChoice other = turned(one);
        publish(course, quiz, other.withStem(other.stem().saying("Cố đô ở đâu?")), essay);
        assertThat(anew.mark(teacher, course, quiz.id(), STRICT).questions())
                .singleElement()
                .satisfies(stays -> {
                    assertThat(stays.reworded()).isEqualTo(1);
                    assertThat(stays.down()).isZero();
                    assertThat(stays.was()).contains(one);
                });
        assertThat(outcome(attempts.find(student, sheet.id())).credit()).contains(1.0);

        MarkingAnew.Terms same = new MarkingAnew.Terms(false, Set.of(one.id()));
        assertThat(anew.mark(teacher, course, quiz.id(), same).students()).isEqualTo(1);
        assertThat(outcome(attempts.find(student, sheet.id())).credit()).contains(0.0);
    }

    @Test
    void whatWasDrawnForOtherPointsIsNotChangedByThat() {
        SingleChoice two = choice("Hai?", "đúng", "sai");
        QuestionBank bank = new QuestionBank(BankId.random(random), "", List.of(one, two));
        Quiz quiz =
                quiz(QuizRules.PRACTICE, Offer.OPEN)
                        .withParts(
                                List.of(
                                        new QuizPart.Drawn(bank.id(), 1, 1),
                                        new QuizPart.Drawn(bank.id(), 1, 3)));
        CourseId course = open(page);
        Course before = drafts.latest(teacher, course);
        drafts.save(
                teacher,
                before,
                Outline.with(
                        before.content().withBanks(List.of(bank)),
                        before.content().sections().getFirst().id(),
                        quiz));
        drafts.publish(teacher, course);
        for (int i = 0; i < 4; i++) {
            attempts.submit(student, attempts.begin(student, course, quiz.id()).id());
        }
        assertThat(anew.mark(teacher, course, quiz.id(), STRICT).questions()).isEmpty();
    }

    private static Sheet.Outcome outcome(Sheet sheet) {
        return sheet.items().getFirst().outcome().orElseThrow();
    }

    /// With another choice for the right one.
    private static SingleChoice turned(SingleChoice question) {
        List<Choice> choices = new ArrayList<>();
        for (Choice choice : question.choices().reversed()) {
            choices.add(new Choice(choice.key(), choice.text(), choices.isEmpty() ? 1 : 0, ""));
        }
        return new SingleChoice(question.stem(), choices, question.shuffle());
    }

    private Sheet handIn(
            Actor.Member pupil, CourseId course, Quiz quiz, Answer answer, boolean submits) {
        enrolments.join(pupil, course, "");
        Sheet sheet = attempts.begin(pupil, course, quiz.id());
        attempts.answer(pupil, sheet.id(), one.id(), answer, 1);
        attempts.answer(
                pupil,
                sheet.id(),
                sheet.items().getLast().posed().id(),
                new Answer.Written("Vì hai lý do."),
                1);
        return submits ? attempts.submit(pupil, sheet.id()) : sheet;
    }

    private void publish(CourseId course, Quiz quiz, Question... questions) {
        Course before = drafts.latest(teacher, course);
        Quiz changed =
                new Quiz(
                        quiz.id(),
                        quiz.title(),
                        quiz.offer(),
                        "",
                        java.util.Arrays.stream(questions)
                                .<QuizPart>map(QuizPart.Asked::new)
                                .toList(),
                        quiz.rules(),
                        1);
        drafts.save(teacher, before, Outline.replaced(before.content(), changed));
        drafts.publish(teacher, course);
    }
}
