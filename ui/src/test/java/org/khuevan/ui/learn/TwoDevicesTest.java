package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.published;
import static org.khuevan.ui.learn.TaughtCourse.stem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.HandIn;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.Enrolments;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.BadLine;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A student who answers one quiz on a phone without a line and on a computer: the later answer
/// counts, and nothing that was written is lost without a word.
class TwoDevicesTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String LOGIN = "two-devices";

    @Test
    void whatOneDeviceReplacesOnTheOtherIsShownAndCanBeTakenBack() throws Exception {
        Quiz quiz =
                new Quiz(
                        id(),
                        "Bài luận",
                        Offer.OPEN,
                        "",
                        List.of(new QuizPart.Asked(new Question.Essay(stem("Vì sao?"), ""))),
                        QuizRules.PRACTICE,
                        1);
        CourseId course = published(quiz);
        Actor.Member student = PLATFORM.account(LOGIN, Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        PLATFORM.bean(Attempts.class).begin(student, course, quiz.id());
        String address = "/learn/" + course + "/" + quiz.id();
        try (Chromium chromium = new Chromium();
                BadLine line = new BadLine(PLATFORM.address(""), 1_000_000)) {
            Page phone = chromium.windowOf(PLATFORM, LOGIN, "vi");
            Page computer = chromium.windowOf(PLATFORM, LOGIN, "vi");
            open(phone, line.address(address));
            open(computer, PLATFORM.address(address));

            line.cut();
            phone.locator("textarea").first().fill("Trên điện thoại, trước");
            computer.locator("textarea").first().fill("Trên máy tính, sau");
            assertThat(computer.locator(".kept")).hasText("Đã lưu");
            line.mend();
            Locator other = phone.locator(".other-answer[data-of]");
            assertThat(other).containsText("Trên điện thoại, trước");
            assertThat(phone.locator("textarea").first()).hasValue("Trên máy tính, sau");
            other.getByText("Lấy câu này").click();
            assertThat(phone.locator("textarea").first()).hasValue("Trên điện thoại, trước");
            assertThat(phone.locator(".kept")).hasText("Đã lưu");

            line.cut();
            phone.locator("textarea").first().fill("Khi bài đã nộp");
            computer.locator("[data-hand-in]").click();
            computer.locator("[data-hand-in-yes]").click();
            assertThat(computer.locator(".quiz-result")).isVisible();
            line.mend();
            assertThat(phone.locator(".kept")).hasText("Không lưu được");
            phone.reload();
            assertThat(phone.locator("khuevan-late")).containsText("Câu 1: Khi bài đã nộp");
            phone.locator("[data-late-seen]").click();
            assertThat(phone.locator("khuevan-late")).isHidden();
        }
    }

    @Test
    void aTextThatOneDeviceReplacesOnTheOtherIsShownAndCanBeTakenBack() throws Exception {
        Assignment work =
                new Assignment(
                        id(),
                        "Bài viết",
                        Offer.OPEN,
                        "Viết một trang.",
                        Optional.empty(),
                        new HandIn(true, 0),
                        Rubric.NONE,
                        10,
                        1);
        CourseId course = published(work);
        Actor.Member student = PLATFORM.account(LOGIN, Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        String address = "/learn/" + course + "/" + work.id();
        try (Chromium chromium = new Chromium();
                BadLine line = new BadLine(PLATFORM.address(""), 1_000_000)) {
            Page phone = chromium.windowOf(PLATFORM, LOGIN, "vi");
            Page computer = chromium.windowOf(PLATFORM, LOGIN, "vi");
            visit(phone, line.address(address));
            visit(computer, PLATFORM.address(address));

            line.cut();
            phone.locator("#work-text").fill("Trên điện thoại, trước");
            computer.locator("#work-text").fill("Trên máy tính, sau");
            assertThat(computer.locator("khuevan-work [data-said]")).hasText("Đã lưu");
            line.mend();
            Locator other = phone.locator(".other-answer");
            assertThat(other).containsText("Trên điện thoại, trước");
            assertThat(phone.locator("#work-text")).hasValue("Trên máy tính, sau");
            other.getByText("Lấy bài này").click();
            assertThat(phone.locator("khuevan-work [data-said]")).hasText("Đã lưu");

            line.cut();
            phone.locator("#work-text").fill("Khi bài đã nộp");
            computer.locator("[data-submit-work]").click();
            assertThat(computer.locator("[data-take-back]")).isVisible();
            line.mend();
            phone.reload();
            assertThat(phone.locator(".other-answer")).containsText("Khi bài đã nộp");
            phone.locator("[data-other=leave]").click();
            assertThat(phone.locator(".other-answer")).hasCount(0);
        }
    }

    private static void visit(Page page, String address) {
        page.navigate(address);
        assertThat(page.locator("#first-page")).hasCount(0);
    }

    private static void open(Page page, String address) {
        visit(page, address);
        assertThat(page.locator("khuevan-quiz")).hasAttribute("data-ready", "");
    }
}
