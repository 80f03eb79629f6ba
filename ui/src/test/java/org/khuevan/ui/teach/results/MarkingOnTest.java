package org.khuevan.ui.teach.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.published;
import static org.khuevan.ui.learn.TaughtCourse.stem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Outline;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.Sheet;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A teacher with a pile of work: one after the other, and once more where a question was wrong.
class MarkingOnTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    private final Actor.Member teacher = PLATFORM.member("teacher");

    @Test
    void theNextOneIsMarkedWithoutAWayBackUntilNobodyWaits() {
        Question essay = new Question.Essay(stem("Vì sao trời xanh?"), "");
        Quiz quiz = quiz(essay);
        CourseId course = published(quiz);
        handIn("mark-first", course, quiz, essay, new Answer.Written("Vì tán xạ."));
        handIn("mark-second", course, quiz, essay, new Answer.Written("Vì biển xanh."));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "teacher", "en");
            page.navigate(PLATFORM.address("/teach/courses/" + course + "/grades"));
            page.locator(".course-results .plain-list a").first().click();
            assertThat(page.locator(".mark-given")).containsText("Vì tán xạ.");
            points(page).fill("1");
            page.getByText("Keep it and mark the next one").click();

            assertThat(page.locator(".mark-given")).containsText("Vì biển xanh.");
            assertThat(points(page)).hasValue("");
            assertThat(page.getByText("Keep it and mark the next one")).hasCount(0);
            points(page).fill("0");
            page.getByText("Keep the mark").click();
            assertThat(page).hasURL(Pattern.compile(".*/grades$"));
            assertThat(page.locator(".course-results .plain-list a")).hasCount(0);
            assertThat(page.locator(".gradebook tbody td:nth-child(2)"))
                    .hasText(new String[] {"100%", "0%"});
        }
    }

    @Test
    void aQuestionInOtherWordsIsShownAsItWasAndCountsAnewOnlyIfItAsksTheSame() {
        Question.SingleChoice asked = capital("Thủ đô ở đâu?", "hue");
        Quiz quiz = quiz(asked);
        CourseId course = published(quiz);
        handIn("reworded", course, quiz, asked, Answer.Chosen.one("hanoi"));
        Question.SingleChoice now =
                new Question.SingleChoice(
                        asked.stem().saying("Thủ đô của Việt Nam ở đâu?"),
                        capital("", "hanoi").choices(),
                        true);
        publish(course, quiz(quiz, now));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "teacher", "en");
            page.navigate(PLATFORM.address("/teach/courses/" + course + "/anew/" + quiz.id()));
            Locator wordings = page.locator(".wording");
            assertThat(wordings).hasCount(2);
            assertThat(wordings.first()).containsText("As students read it");
            assertThat(wordings.first()).containsText("Thủ đô ở đâu?");
            assertThat(wordings.first().locator("li")).hasText(new String[] {"Huế", "Hà Nội"});
            assertThat(wordings.last()).containsText("As it is now");
            assertThat(wordings.last()).containsText("Thủ đô của Việt Nam ở đâu?");
            assertThat(page.locator(".anew-students")).containsText("No marks change");
            assertThat(Chromium.violations(page)).isEmpty();

            page.getByText("It asks the same").click();
            assertThat(page.locator(".anew-students")).containsText("1 student change");
            page.locator(".marking-anew .button").click();
            assertThat(page.locator(".marking-anew [role=status]").last())
                    .containsText("the marks of 1 student have changed");
            page.reload();
            assertThat(page.locator(".marking-anew .panel")).containsText("nothing to mark anew");
        }
    }

    private static Locator points(Page page) {
        return page.locator(".mark-fields vaadin-number-field input");
    }

    private void handIn(String login, CourseId course, Quiz quiz, Question asked, Answer answer) {
        Actor.Member student = PLATFORM.account(login, Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        Attempts attempts = PLATFORM.bean(Attempts.class);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        attempts.answer(student, sheet.id(), asked.stem().id(), answer, 1);
        attempts.submit(student, sheet.id());
    }

    private void publish(CourseId course, Quiz quiz) {
        CourseDrafts drafts = PLATFORM.bean(CourseDrafts.class);
        Course before = drafts.latest(teacher, course);
        drafts.save(teacher, before, Outline.replaced(before.content(), quiz));
        drafts.publish(teacher, course);
    }

    private static Question.SingleChoice capital(String text, String right) {
        return new Question.SingleChoice(
                stem(text),
                List.of(
                        new Choice("hanoi", "Hà Nội", right.equals("hanoi") ? 1 : 0, ""),
                        new Choice("hue", "Huế", right.equals("hue") ? 1 : 0, "")),
                true);
    }

    private static Quiz quiz(Question question) {
        return new Quiz(
                id(),
                "Bài kiểm tra",
                Offer.OPEN,
                "",
                List.of(new QuizPart.Asked(question)),
                QuizRules.PRACTICE,
                1);
    }

    private static Quiz quiz(Quiz before, Question question) {
        return before.withParts(List.of(new QuizPart.Asked(question)));
    }
}
