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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.learning.Enrolments;
import org.khuevan.people.Role;
import org.khuevan.ui.BadLine;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A student on a line that drops: enrols, reads, watches, answers, reloads, goes on, and gets a
/// certificate.
class LearnJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    private static final WrittenPage PAGE =
            new WrittenPage(
                    id(),
                    "Vì sao có bóng?",
                    Offer.OPEN,
                    "Bóng là nơi **ánh sáng** không tới được. Độ dài: $l = h / \\tan a$.");
    private static final Question.SingleChoice CHOICE =
            new Question.SingleChoice(
                    stem("Buổi trưa bóng của cây cọc thế nào?"),
                    List.of(
                            new Question.Choice(
                                    "ngan", "Ngắn nhất", 1, "Đúng, mặt trời ở cao nhất."),
                            new Question.Choice("dai", "Dài nhất", 0, "")),
                    true);
    private static final Question.ShortText WORDS =
            new Question.ShortText(
                    stem("Mặt trời mọc ở phía nào?"),
                    List.of(new Question.ShortText.Accepted("đông", 1, "")),
                    false,
                    false);
    private static final Question.Ordering ORDER =
            new Question.Ordering(
                    stem("Xếp theo thời gian trong ngày."),
                    List.of(
                            new Question.Option("a", "Sáng"),
                            new Question.Option("b", "Trưa"),
                            new Question.Option("c", "Chiều")));

    private static Chromium chromium;
    private static CourseId course;
    private static Activity video;
    private static Quiz quiz;

    @BeforeAll
    static void aCourse() {
        chromium = new Chromium();
        video =
                new MaterialActivity(
                        id(),
                        "Một ngày của cây cọc",
                        Offer.OPEN,
                        material("bong-nang.mp4").id(),
                        Optional.empty(),
                        new Part.Times(2, 8),
                        "");
        quiz =
                new Quiz(
                        id(),
                        "Kiểm tra cuối",
                        new Offer(false, true, List.of(new Condition.After(PAGE.id()))),
                        "Ba câu ngắn.",
                        List.of(
                                new QuizPart.Asked(CHOICE),
                                new QuizPart.Asked(WORDS),
                                new QuizPart.Asked(ORDER)),
                        QuizRules.PRACTICE,
                        1);
        course = published(PAGE, video, quiz);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aStudentGoesThroughACourseOnALineThatDrops() throws Exception {
        try (BadLine line = new BadLine(PLATFORM.address(""), 1 << 20)) {
            Page page = chromium.window("vi");
            page.setViewportSize(360, 740);
            page.navigate(line.address("/sign-in"));
            page.fill("#username", "learner");
            page.fill("#password", RunningPlatform.PASSWORD);
            page.click("form[action='/sign-in'] button");
            page.waitForURL(address -> !address.contains("/sign-in"));

            page.navigate(line.address("/courses"));
            assertThat(page.locator("#first-page")).hasCount(0);
            Locator card = page.locator(".course-card a[href$='" + course + "']").first();
            assertThat(card).containsText("Bóng nắng");
            card.click();
            assertThat(page.locator(".about-contents")).containsText("Kiểm tra cuối");
            picture(page, "enrol");
            page.locator(".enrol button").click();
            assertThat(page.locator(".outline")).isVisible();
            picture(page, "course");

            page.navigate(line.address(address(PAGE)));
            assertThat(page.locator("#first-page")).hasCount(0);
            picture(page, "page");
            // Read to its end, and the way on is open.
            assertThat(page.locator("[data-step='" + PAGE.id() + "']").first())
                    .hasAttribute("data-state", "done");

            watch(page, line);
            answer(page, line);

            page.navigate(line.address("/learn/" + course));
            assertThat(page.locator("#first-page")).hasCount(0);
            page.locator("#get-certificate").click();
            Locator verify = page.locator("a[href^='/verify/']");
            assertThat(verify).isVisible();
            assertThat(page.locator("#first-page")).hasCount(0);
            picture(page, "certificate");
            verify.click();
            assertThat(page.locator(".verify")).containsText("Test learner");
            picture(page, "verify");
            String code = page.url().substring(page.url().lastIndexOf('/') + 1);
            HttpResponse<byte[]> pdf = get("/api/learning/certificates/" + code + "/pdf");
            assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            page.context().close();
        }
    }

    private void watch(Page page, BadLine line) {
        page.navigate(line.address(address(video)));
        assertThat(page.locator("khuevan-player")).hasAttribute("data-ready", "");
        assertThat(page.locator("khuevan-lesson")).hasAttribute("data-ready", "");
        page.evaluate(
                "() => { const v = document.querySelector('video'); v.muted = true; v.play(); }");
        played(page, 4);
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                "() => { const b = document.querySelector('video').buffered;"
                                        + " return b.length > 0 && b.end(b.length - 1) > 7; }"));
        line.cut();
        page.evaluate(
                """
                () => {
                  const video = document.querySelector('video');
                  const stop = () => video.currentTime >= 5.5 && video.pause();
                  video.addEventListener('timeupdate', stop);
                  stop();
                }
                """);
        page.waitForCondition(
                () -> (Boolean) page.evaluate("() => document.querySelector('video').paused"));
        assertThat(page.locator("[data-line]")).containsText("mất kết nối");
        picture(page, "offline");
        double left = second(page);
        line.mend();
        assertThat(page.locator("[data-line]")).hasText("");

        // On another device, at the same second.
        Page other = chromium.windowOf(PLATFORM, "learner", "vi");
        other.navigate(PLATFORM.address(address(video)));
        assertThat(other.locator("khuevan-player")).hasAttribute("data-ready", "");
        other.waitForCondition(() -> Math.abs(second(other) - left) < 0.6);
        other.evaluate(
                "() => { const v = document.querySelector('video'); v.muted = true; v.play(); }");
        assertThat(other.locator("[data-step='" + video.id() + "']").first())
                .hasAttribute("data-state", "done");
        other.context().close();
        long watched =
                PLATFORM.bean(Enrolments.class)
                        .journey(PLATFORM.member("learner"), course)
                        .step(video.id())
                        .orElseThrow()
                        .progress()
                        .watched()
                        .length();
        assertThat(watched).isBetween(5_300L, 6_600L);
    }

    private void answer(Page page, BadLine line) {
        page.navigate(line.address(address(quiz)));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.locator("#begin-quiz").click();
        assertThat(page.locator("khuevan-quiz")).hasAttribute("data-ready", "");
        assertThat(page.locator("#first-page")).hasCount(0);
        picture(page, "quiz");
        page.locator(question(CHOICE) + " label")
                .filter(new Locator.FilterOptions().setHasText("Ngắn nhất"))
                .click();
        assertThat(page.locator(question(CHOICE) + " .kept")).hasText("Đã lưu");
        line.cut();
        page.locator(question(WORDS) + " input").fill("dong");
        for (int i = 0; i < 2; i++) {
            page.locator(question(ORDER) + " li[data-key=a] [data-move=up]").click();
        }
        page.locator(question(ORDER) + " li[data-key=c] [data-move=down]").click();
        page.locator(question(ORDER) + " li[data-key=c] [data-move=down]").click();
        assertThat(page.locator("[data-line]")).containsText("mất kết nối");
        line.mend();
        page.reload();
        assertThat(page.locator("#first-page")).hasCount(0);
        assertThat(page.locator(question(WORDS) + " input")).hasValue("dong");
        assertThat(page.locator(question(ORDER) + " li").first()).containsText("Sáng");
        // It may have been sent before the page was loaded again: then it needs no word.
        assertThat(page.locator(question(ORDER) + " .kept"))
                .hasText(Pattern.compile("^(Đã lưu)?$"));
        assertThat(page.content()).doesNotContain("mặt trời ở cao nhất");
        page.locator("[data-hand-in]").click();
        assertThat(page.locator("[data-ask]")).containsText("mọi câu");
        page.locator("[data-hand-in-yes]").click();
        assertThat(page.locator(".quiz-result .grade")).hasText(Pattern.compile("100\\s?%"));
        assertThat(page.locator(".quiz-answers")).containsText("mặt trời ở cao nhất");
        picture(page, "result");
    }

    @Test
    void theCatalogueIsReadableBeforeAnyScript() throws Exception {
        String html = new String(get("/courses").body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(html)
                .contains("<title>Khóa học mở · Khuê Văn</title>")
                .contains("rel=\"canonical\"")
                .contains("Bóng nắng, học bằng mắt")
                .contains("/c/" + course);
        assertThat(new String(get("/c/" + course).body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"@type\":\"Course\"", "Vì sao có bóng?", "Đăng nhập để ghi danh")
                .doesNotContain("ánh sáng");
    }

    @Test
    void whatWaitedIsNotTakenForAnotherAccountNorLostForABadNeighbour() throws Exception {
        String good = java.util.UUID.randomUUID().toString();
        String bad = java.util.UUID.randomUUID().toString();
        String deeds =
                """
                {"deeds": [
                  {"id": "%1$s", "course": "%3$s", "activity": "%4$s",
                   "at": "2026-11-25T08:00:00Z", "from": 0, "to": 90000000},
                  {"id": "%2$s", "course": "%3$s", "activity": "%5$s", "at": "2026-11-25T08:00:00Z"}]}
                """
                        .formatted(bad, good, course, video.id(), PAGE.id());
        PLATFORM.account("two-on-a-phone", Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(PLATFORM.member("two-on-a-phone"), course, "");
        HttpResponse<String> other = report(deeds, PLATFORM.member("teacher").account().toString());
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.body()).contains("Hiện có người khác đang đăng nhập");
        HttpResponse<String> own =
                report(deeds, PLATFORM.member("two-on-a-phone").account().toString());
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body())
                .contains("\"taken\":[\"" + good + "\"]", "\"refused\":[\"" + bad + "\"]");
    }

    private static HttpResponse<String> report(String deeds, String doneBy) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        PLATFORM.request("/api/learning/deeds", "two-on-a-phone")
                                .header("Content-Type", "application/json")
                                .header("Accept-Language", "vi")
                                .header("X-Khuevan-Account", doneBy)
                                .POST(HttpRequest.BodyPublishers.ofString(deeds))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PLATFORM.address(path)))
                                .header("Accept", "text/html,application/pdf")
                                .header("Accept-Language", "vi")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void played(Page page, double until) {
        page.waitForCondition(() -> second(page) >= until);
    }

    private static double second(Page page) {
        return ((Number) page.evaluate("() => document.querySelector('video').currentTime"))
                .doubleValue();
    }

    private static String question(Question question) {
        return "[data-question='" + question.id() + "']";
    }

    private static String address(Activity activity) {
        return "/learn/" + course + "/" + activity.id();
    }
}
