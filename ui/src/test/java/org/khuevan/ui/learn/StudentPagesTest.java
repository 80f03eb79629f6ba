package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.material;
import static org.khuevan.ui.learn.TaughtCourse.picture;
import static org.khuevan.ui.learn.TaughtCourse.published;
import static org.khuevan.ui.learn.TaughtCourse.stem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.learning.Enrolments;
import org.khuevan.people.Actor;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// No page of students hinders anybody, in light and in the dark, wide and narrow.
class StudentPagesTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    @Test
    void noPageOfStudentsHindersAnybody() {
        WrittenPage text = new WrittenPage(id(), "Vì sao có bóng?", Offer.OPEN, "Độ dài: $l = h$.");
        Activity video = shown("bong-nang.mp4", new Part.Times(2, 8));
        Activity book = shown("nang-luc-so.pdf", new Part.Pages(1, 2));
        Activity task =
                new Activity.Assignment(
                        id(),
                        "Đo bóng",
                        Offer.OPEN,
                        "Đo bóng của một cây cọc.",
                        Optional.empty(),
                        new Activity.HandIn(true, 2),
                        Rubric.NONE,
                        10,
                        0);
        Activity quiz =
                new Activity.Quiz(
                        id(),
                        "Kiểm tra",
                        Offer.OPEN,
                        "",
                        List.of(
                                new QuizPart.Asked(
                                        new Question.TrueFalse(stem("Có bóng?"), true, "", ""))),
                        QuizRules.PRACTICE,
                        1);
        CourseId course = published(text, video, book, quiz, task);
        Actor.Member admin = PLATFORM.member("admin");
        PLATFORM.bean(Enrolments.class).join(admin, course, "");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "admin", "en");
            String at = "/learn/" + course + "/";
            for (String path :
                    List.of(
                            "/courses",
                            "/c/" + course,
                            "/learn",
                            "/learn/notes",
                            "/learn/" + course,
                            at + text.id(),
                            at + video.id(),
                            at + book.id(),
                            at + quiz.id(),
                            at + task.id(),
                            "/account",
                            "/teach/courses/" + course + "/grades")) {
                page.navigate(PLATFORM.address(path));
                assertThat(page.locator("#first-page")).hasCount(0);
                assertThat(page.locator(".study, .work-page")).isVisible();
                page.locator(".beside > summary").all().forEach(Locator::click);
                for (ColorScheme light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    boolean narrow = light == ColorScheme.DARK;
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
                    page.setViewportSize(narrow ? 360 : 1280, 800);
                    page.waitForTimeout(300);
                    picture(page, "calm" + path.replaceAll("\\W+", "-") + (narrow ? "-dark" : ""));
                    assertThat(Chromium.violations(page)).as("%s in %s", path, light).isEmpty();
                    assertThat(
                                    page.evaluate(
                                            "() => document.documentElement.scrollWidth <="
                                                    + " innerWidth"))
                            .as("%s fits its window", path)
                            .isEqualTo(true);
                }
            }
        }
    }

    private static Activity shown(String file, Part part) {
        return new Activity.MaterialActivity(
                id(), file, Offer.OPEN, material(file).id(), Optional.empty(), part, "");
    }
}
