package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.Offer;
import org.khuevan.course.QuizRules;
import org.khuevan.learning.Deed.What;
import org.khuevan.learning.NotPossible.Reason;

/// How students come into a course and through it: what is counted, and what opens when.
class EnteringTest extends Lessons {

    @Test
    void aDeedThatIsSentAgainInAnotherOrderCountsOnce() {
        CourseId course = open(page);
        List<Deed> once = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            once.add(deed(new What.Played(new Interval(i * 5_000L, i * 5_000L + 6_000))));
        }
        List<Deed> again = new ArrayList<>(once);
        Collections.shuffle(again, new Random(7));

        deeds.take(student, course, page.id(), once.subList(3, 9));
        deeds.take(student, course, page.id(), again);
        Progress progress = deeds.take(student, course, page.id(), once).progress();

        assertThat(progress).isEqualTo(Progress.of(once));
        assertThat(progress.watched().length()).isEqualTo(61_000);
        assertThat(count("select count(*) from deed where account = ?", student)).isEqualTo(12);
    }

    @Test
    void conditionsOpenWhatComesNextAndHiddenActivitiesAreNotThere() {
        Quiz quiz = quiz(QuizRules.PRACTICE, new Offer(false, true, after(page)), one);
        WrittenPage reward = page("Thưởng", new Offer(false, false, grade(quiz, 50)));
        WrittenPage hidden = page("Bí mật", new Offer(true, true, List.of()));
        WrittenPage later = page("Mai", new Offer(false, false, from(Duration.ofDays(1))));
        CourseId course = open(page, quiz, reward, hidden, later);

        Journey journey = enrolments.journey(student, course);
        assertThat(journey.steps()).extracting(s -> s.activity().title()).doesNotContain("Bí mật");
        assertThat(journey.next().orElseThrow().activity()).isEqualTo(page);
        refused(Reason.LOCKED, () -> attempts.begin(student, course, quiz.id()));
        refused(Reason.LOCKED, () -> read(course, later));
        assertThatThrownBy(() -> read(course, hidden)).isInstanceOf(NoSuchActivity.class);

        read(course, page);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        refused(Reason.LOCKED, () -> read(course, reward));
        answer(sheet, one, wrong(one));
        attempts.submit(student, sheet.id());
        refused(Reason.LOCKED, () -> read(course, reward));

        Sheet second = attempts.begin(student, course, quiz.id());
        answer(second, one, right(one));
        assertThat(attempts.submit(student, second.id()).grade()).contains(1.0);
        read(course, reward);
        assertThat(enrolments.journey(student, course).isFinished())
                .as("something required is hidden still")
                .isFalse();
        refused(Reason.NOT_FINISHED, () -> certificates.issue(student, course));
    }

    @Test
    void aCourseLetsInWhomItShould() {
        CourseId course = published(page);
        admission.open(teacher, course, Joining.KEY, "hoa-phượng");
        refused(Reason.WRONG_KEY, () -> enrolments.join(student, course, "hoa hồng"));
        refused(Reason.NOT_ENROLLED, () -> enrolments.journey(student, course));
        enrolments.join(student, course, Normalizer.normalize(" Hoa-phượng ", Form.NFD));
        admission.open(teacher, course, Joining.INVITATION, "");
        assertThatThrownBy(() -> enrolments.join(other, course, ""))
                .isInstanceOf(NoSuchCourse.class);
        assertThatThrownBy(() -> enrolments.journey(other, course))
                .isInstanceOf(NoSuchCourse.class);

        enrolments.leave(student, course);
        assertThat(enrolments.journeys(student)).isEmpty();
    }
}
