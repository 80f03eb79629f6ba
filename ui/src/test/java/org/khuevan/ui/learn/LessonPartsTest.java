package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.material;
import static org.khuevan.ui.learn.TaughtCourse.published;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.learning.Enrolments;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A lesson about a part of a material shows that part, and where the whole is.
class LessonPartsTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    @Test
    void aPartOfADocumentAndOfAVideoIsAllThatItsLessonShows() {
        Activity pages = shown("nang-luc-so.pdf", new Part.Pages(2, 3));
        Activity slides = shown("phan-so.pptx", new Part.Pages(2, 2));
        Activity seconds = shown("bong-nang.mp4", new Part.Times(3, 6));
        CourseId course = published(pages, slides, seconds);
        PLATFORM.bean(Enrolments.class).join(PLATFORM.member("learner"), course, "");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "learner", "vi");
            String at = PLATFORM.address("/learn/" + course + "/");
            page.navigate(at + pages.id() + "?page=5");
            pagesOnly(page);
            page.navigate(at + slides.id());
            assertThat(page.locator(".slides")).hasAttribute("data-shown-page", "2");
            assertThat(page.locator(".slides a[href]")).hasCount(0);
            page.navigate(at + seconds.id());
            secondsOnly(page);
            page.close();
            Page preview = chromium.windowOf(PLATFORM, "teacher", "vi");
            preview.navigate(
                    PLATFORM.address("/teach/courses/" + course + "/preview/" + pages.id()));
            assertThat(preview.locator("khuevan-pdf .page")).hasCount(2);
            preview.locator(".preview-turn .button").last().click();
            assertThat(preview.locator(".slides")).hasAttribute("data-shown-page", "2");
        }
    }

    /// On a weak line that takes many seconds, in which students already turn the page.
    @Test
    void aLinkIsFollowedWhileTheLivingPageIsStillOnItsWay() {
        Activity first = new Activity.WrittenPage(id(), "Một", Offer.OPEN, "Trang một.");
        Activity second = new Activity.WrittenPage(id(), "Hai", Offer.OPEN, "Trang hai.");
        CourseId course = published(first, second);
        PLATFORM.bean(Enrolments.class).join(PLATFORM.member("learner"), course, "");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "learner", "vi");
            page.route("**/FlowClient-*", _ -> {});
            String at = PLATFORM.address("/learn/" + course + "/");
            page.waitForRequest("**/FlowClient-*", () -> page.navigate(at + first.id()));
            assertThat(page.evaluate("document.getElementById('outlet').offsetHeight"))
                    .isEqualTo(0);
            page.locator(".lesson-turn [rel=next]").click();
            assertThat(page).hasURL(at + second.id());
            assertThat(page.locator("khuevan-lesson")).containsText("Trang hai.");
            page.close();
            aNoteThatIsBegunStays(chromium.windowOf(PLATFORM, "learner", "vi"), at + first.id());
        }
    }

    private static void aNoteThatIsBegunStays(Page page, String address) {
        List<Route> held = new ArrayList<>();
        page.route("**/FlowClient-*", held::add);
        page.waitForRequest("**/FlowClient-*", () -> page.navigate(address));
        page.locator("#notes > summary").click();
        Locator note = page.locator("#note-text");
        note.fill("Hỏi lại cô");
        note.evaluate("field => field.setSelectionRange(3, 3)");
        held.forEach(Route::resume);
        assertThat(page.locator("#first-page")).hasCount(0);
        assertThat(note).hasValue("Hỏi lại cô");
        assertThat(note).isFocused();
        assertThat(note.evaluate("field => field.selectionStart")).isEqualTo(3);
    }

    private static void pagesOnly(Page page) {
        assertThat(page.locator("khuevan-pdf")).hasAttribute("data-ready", "");
        assertThat(page.locator("khuevan-pdf .page")).hasCount(2);
        assertThat(page.locator("khuevan-pdf")).hasAttribute("data-shown-page", "3");
        Locator number = page.locator(".pdf-number");
        assertThat(number).hasValue("3");
        number.fill("1");
        number.press("Tab");
        assertThat(page.locator("khuevan-pdf")).hasAttribute("data-shown-page", "2");
        assertThat(number).hasValue("2");
        assertThat(page.locator("khuevan-pdf .page").first()).containsText("1. Tìm kiếm thông tin");
        assertThat(page.locator("khuevan-lesson a[href^='/m/']").first())
                .hasAttribute("href", Pattern.compile("/m/\\w+\\?file=\\w+$"));
    }

    private static void secondsOnly(Page page) {
        assertThat(page.locator("khuevan-player")).hasAttribute("data-ready", "");
        Locator bar = page.locator(".seek");
        assertThat(bar).hasAttribute("aria-valuemin", "3");
        assertThat(bar).hasAttribute("aria-valuemax", "6");
        assertThat(page.locator(".transcript li")).hasCount(1);
        bar.press("Home");
        page.waitForCondition(() -> Math.abs(second(page) - 3) < 0.3);
        bar.press("9");
        page.waitForCondition(() -> Math.abs(second(page) - 5.7) < 0.3);
        page.evaluate("() => { document.querySelector('khuevan-player').currentTime = 11; }");
        page.waitForCondition(() -> Math.abs(second(page) - 6) < 0.3);
        assertThat(page.locator(".player-time")).hasText("00:06 / 00:06");
    }

    private static double second(Page page) {
        return ((Number) page.evaluate("() => document.querySelector('video').currentTime"))
                .doubleValue();
    }

    private static Activity shown(String file, Part part) {
        return new Activity.MaterialActivity(
                id(), file, Offer.OPEN, material(file).id(), Optional.empty(), part, "");
    }
}
