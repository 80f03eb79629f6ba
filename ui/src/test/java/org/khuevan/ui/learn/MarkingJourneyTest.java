package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.picture;
import static org.khuevan.ui.learn.TaughtCourse.published;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Rubric;
import org.khuevan.learning.Enrolments;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A student hands in and asks without losing their place; a teacher marks it by the rubric and
/// removes nothing unawares.
class MarkingJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    private final Assignment task =
            new Assignment(
                    id(),
                    "Đo bóng",
                    Offer.OPEN,
                    "Đo bóng của một cây cọc vào ba lúc trong ngày.\n\n".repeat(30),
                    Optional.empty(),
                    new Activity.HandIn(true, 1),
                    new Rubric(
                            List.of(
                                    criterion("so-do", "Số đo", "Thiếu", 1, "Đủ", 4),
                                    criterion("chu", "Trình bày", "Rối", 0, "Gọn", 2))),
                    0,
                    1);

    @Test
    void workIsHandedInMarkedByItsRubricAndCountedBeforeItIsRemoved() {
        CourseId course = published(task);
        PLATFORM.bean(Enrolments.class).join(PLATFORM.member("learner"), course, "");
        try (Chromium chromium = new Chromium()) {
            Page student = chromium.windowOf(PLATFORM, "learner", "vi");
            student.setViewportSize(360, 740);
            student.navigate(PLATFORM.address("/learn/" + course + "/" + task.id()));
            assertThat(student.locator("#first-page")).hasCount(0);
            handIn(student);
            ask(student);

            Page teacher = chromium.windowOf(PLATFORM, "teacher", "en");
            teacher.navigate(PLATFORM.address("/teach/courses/" + course));
            teacher.locator(".course-ways a").last().click();
            assertThat(teacher.locator(".course-ways [aria-current]")).hasText("Results");
            mark(teacher);

            student.reload();
            assertThat(student.locator("#first-page")).hasCount(0);
            Locator marked = student.locator(".work .panel-soft");
            assertThat(marked).containsText("6 / 6 điểm");
            assertThat(marked).containsText("Trình bày: Gọn (2)");
            assertThat(marked.locator("strong")).hasText("Rất gọn");
            picture(student, "marked");

            giveBack(teacher);
            improve(student);
            teacher.reload();
            assertThat(teacher.locator(".course-results .plain-list").first())
                    .containsText("handed in again");
            assertThat(teacher.locator(".gradebook .to-mark")).hasText("100%");

            warned(teacher, course);
        }
    }

    private static void handIn(Page page) {
        page.locator("#work-text").fill("Sáng 80 cm, trưa 10 cm, chiều 75 cm.");
        assertThat(page.locator("khuevan-work [data-said]")).hasText("Đã lưu");
        sendOlderText(page);
        page.locator("khuevan-upload input[type=file]")
                .setInputFiles(new FilePayload("coc.png", "image/png", photograph()));
        assertThat(page.locator(".work-files a")).hasText("coc.png");
        page.evaluate("() => { window.sameWindow = true; }");
        page.locator("[data-submit-work]").scrollIntoViewIfNeeded();
        page.locator("[data-submit-work]").click();
        assertThat(page.locator("[data-take-back]")).isVisible();
        assertThat(page.locator("[data-take-back]")).isInViewport();
        assertThat(page.locator(".work .handed-in")).containsText("Đã nộp");
        assertThat(page.locator("khuevan-work .prose")).containsText("80 cm");
    }

    private static byte[] photograph() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /// What was written earlier and waited for a line comes last.
    private static void sendOlderText(Page page) {
        page.evaluate(
                """
                () => {
                  const {account, address} = document.querySelector('khuevan-work').dataset;
                  localStorage.setItem(`khuevan.out.${account}.work.${address}`, JSON.stringify(
                    {method: 'PUT', url: address, body: {text: 'Bản cũ', revision: 1}, since: 1,
                     stamp: '1', stays: true}));
                  dispatchEvent(new Event('online'));
                }
                """);
        assertThat(page.locator("khuevan-work [data-said]")).containsText("Bài mới hơn của bạn");
        assertThat(page.locator("#work-text")).hasValue(Pattern.compile("^Sáng 80 cm"));
    }

    private static void ask(Page page) {
        page.locator("#talk > summary").click();
        page.locator("[data-new-post] textarea").fill("Đo ở đâu ạ?");
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-post] .prose")).hasText("Đo ở đâu ạ?");
        assertThat(page.locator("[data-post]")).isFocused();
        assertThat(page.locator("#talk > summary")).containsText("(1)");
        assertThat(page.locator("[data-new-post] textarea")).hasValue("");
        assertThat(page.evaluate("() => window.sameWindow")).isEqualTo(true);
    }

    private static void mark(Page page) {
        page.locator(".course-results .plain-list a").first().click();
        assertThat(page.locator(".mark-given")).containsText("Sáng 80 cm");
        page.waitForFunction(
                "() => document.querySelector('.mark-given img')?.naturalWidth === 40");
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByText("Keep the mark").click();
        assertThat(page.locator(".mark-fields [role=status]")).not().isEmpty();
        page.getByText("Đủ (4)").click();
        page.getByText("Gọn (2)").click();
        page.getByLabel("A comment for the student").fill("**Rất gọn**, em nhé.");
        picture(page, "marking");
        page.getByText("Keep the mark").click();
        assertThat(page).hasURL(Pattern.compile(".*/grades$"));
        assertThat(page.locator(".gradebook tbody td").first()).hasText("100%");
    }

    /// From the grade to the work behind it.
    private static void giveBack(Page page) {
        page.locator(".gradebook tbody td a").first().click();
        page.getByLabel("A comment for the student").fill("Đo thêm lúc *xế chiều*.");
        page.getByText("Give back to be improved").click();
        assertThat(page).hasURL(Pattern.compile(".*/grades$"));
        assertThat(page.locator(".gradebook tbody td").first()).containsText("given back");
    }

    private static void improve(Page page) {
        page.reload();
        assertThat(page.locator("#first-page")).hasCount(0);
        assertThat(page.locator(".given-back em")).hasText("xế chiều");
        assertThat(Chromium.violations(page)).isEmpty();
        picture(page, "given-back");
        page.locator("#work-text").fill("Sáng 80 cm, trưa 10 cm, chiều 75 cm, xế chiều 120 cm.");
        assertThat(page.locator("khuevan-work [data-said]")).hasText("Đã lưu");
        page.locator("[data-submit-work]").click();
        assertThat(page.locator("[data-take-back]")).isVisible();
        page.getByText("Những lần nộp trước (1)").click();
        assertThat(page.locator(".earlier-work")).containsText("6 / 6");
    }

    private void warned(Page page, CourseId course) {
        page.navigate(PLATFORM.address("/teach/courses/" + course + "/a/" + task.id()));
        page.locator(".neighbours .discard").click();
        Locator question = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Done here by 1 student: 1 hand-in, 1 post.");
        picture(page, "removing");
        question.getByText("Remove").last().click();
        assertThat(page).hasURL(Pattern.compile(".*/teach/courses/\\w+$"));
        assertThat(page.locator(".activity-row")).hasCount(0);
    }

    private static Rubric.Criterion criterion(
            String key, String title, String poor, double few, String good, double many) {
        return new Rubric.Criterion(
                key,
                title,
                List.of(new Rubric.Level("kem", poor, few), new Rubric.Level("tot", good, many)));
    }
}
