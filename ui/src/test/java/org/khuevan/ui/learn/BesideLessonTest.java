package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.published;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Condition;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.learning.Discussions;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.Note;
import org.khuevan.learning.Notes;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.BadLine;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// What stands beside a lesson: how far one is, and what others say.
class BesideLessonTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String LOGIN = "beside-lessons";
    private static final Locator.GetByTextOptions EXACTLY =
            new Locator.GetByTextOptions().setExact(true);

    @Test
    void theOutlineCountsWhileOneReadsAndWhatIsRudeIsReportedInThePageItself() {
        Activity text = new Activity.WrittenPage(id(), "Đọc", Offer.OPEN, "Vài dòng.");
        Activity talk = new Activity.Discussion(id(), "Bàn", Offer.OPEN, "Em nghĩ sao?");
        Offer after = new Offer(false, true, List.of(new Condition.After(text.id())));
        Activity later = new Activity.WrittenPage(id(), "Sau", after, "Một dòng.");
        CourseId course = published(text, talk, later);
        Actor.Member student = PLATFORM.account(LOGIN, Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        Discussions discussions = PLATFORM.bean(Discussions.class);
        Actor.Member teacher = PLATFORM.member("teacher");
        discussions.write(
                teacher, UUID.randomUUID(), course, talk.id(), Optional.empty(), "Lời khó nghe");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, LOGIN, "vi");
            page.navigate(PLATFORM.address("/learn/" + course + "/" + text.id()));
            assertThat(page.locator(".outline [data-state=closed]")).hasCount(1);
            assertThat(page.locator(".lesson-outline > summary"))
                    .hasText(Pattern.compile(".*33\\s?%"));
            assertThat(page.locator(".outline [data-state=closed]")).hasCount(0);

            page.locator(".lesson-turn [rel=next]").click();
            assertThat(page).hasURL(Pattern.compile(".*" + talk.id()));
            report(page);
            assertThat(discussions.reported(teacher, course)).hasSize(1);
            page.reload();
            assertThat(page.locator("#first-page")).hasCount(0);
            // A discussion lies open, also after the first page gave way.
            assertThat(page.locator("#talk [data-post]")).isVisible();
        }
    }

    @Test
    void aNoteIsChangedInItsPlaceAndRemovedOnlyWhenThatIsMeant() {
        Activity text = new Activity.WrittenPage(id(), "Đọc", Offer.OPEN, "Vài dòng.");
        CourseId course = published(text);
        Actor.Member student = PLATFORM.account("note-keeper", Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "note-keeper", "vi");
            page.navigate(PLATFORM.address("/learn/" + course + "/" + text.id()));
            assertThat(page.locator("#first-page")).hasCount(0);
            page.locator("#notes > summary").click();
            page.locator("#note-text").fill("Cần xem lại");
            page.locator("[data-note-keep]").click();
            Locator note = page.locator(".note-list li");
            assertThat(note.locator(".note-text")).hasText("Cần xem lại");
            assertThat(page.locator("#notes > summary")).containsText("(1)");

            note.locator("[data-note-change]").click();
            assertThat(note.locator("textarea")).isFocused();
            note.locator("textarea").fill("Một chữ khác");
            note.getByText("Thôi").click();
            assertThat(note.locator(".note-text")).hasText("Cần xem lại");
            note.locator("[data-note-change]").click();
            note.locator("textarea").fill("Đã hiểu");
            note.getByText("Lưu ghi chú").click();
            assertThat(note.locator(".note-text")).hasText("Đã hiểu");
            page.waitForCondition(() -> kept(student, course, text).equals(List.of("Đã hiểu")));

            note.locator("[data-note-remove]").click();
            assertThat(note.locator("[data-note-remove]")).hasText("Bấm lần nữa để xóa");
            assertThat(note).hasCount(1);
            note.locator("[data-note-remove]").click();
            assertThat(note).hasCount(0);
            assertThat(page.locator("#notes > summary")).containsText("(0)");
            page.waitForCondition(() -> kept(student, course, text).isEmpty());
        }
    }

    private static List<String> kept(Actor.Member student, CourseId course, Activity activity) {
        return PLATFORM.bean(Notes.class).of(student, course, activity.id()).stream()
                .map(Note::text)
                .toList();
    }

    @Test
    void whoBeganToAnswerSomebodyMayStillSayItToEverybody() {
        Activity talk = new Activity.Discussion(id(), "Bàn", Offer.OPEN, "Em nghĩ sao?");
        CourseId course = published(talk);
        Actor.Member student = PLATFORM.account("talks-to-all", Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.windowOf(PLATFORM, "talks-to-all", "vi");
            page.navigate(PLATFORM.address("/learn/" + course + "/" + talk.id()));
            assertThat(page.locator("#first-page")).hasCount(0);
            assertThat(page.locator("#talk .gap")).hasText("Ở đây chưa có ai viết gì.");
            say(page, "Câu đầu");
            assertThat(page.locator("#talk [data-post]")).hasCount(1);
            assertThat(page.locator("#talk .gap")).hasCount(0);

            page.locator("[data-answer]").first().click();
            assertThat(page.locator(".answering")).isVisible();
            say(page, "Trả lời câu đầu");
            assertThat(page.locator(".posts .posts [data-post]")).hasCount(1);

            page.locator("[data-answer]").first().click();
            page.locator("[data-no-answer]").click();
            assertThat(page.locator(".answering")).isHidden();
            assertThat(page.locator("[data-new-post] textarea")).isFocused();
            say(page, "Với cả lớp");
            assertThat(page.locator("#talk [data-post]")).hasCount(3);
            assertThat(page.locator(".posts .posts [data-post]")).hasCount(1);
        }
    }

    @Test
    void whatIsWrittenWithoutALineIsKeptAndComesOnce() throws Exception {
        Activity text = new Activity.WrittenPage(id(), "Đọc", Offer.OPEN, "Vài dòng.");
        CourseId course = published(text);
        Actor.Member student = PLATFORM.account("without-line", Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        Discussions discussions = PLATFORM.bean(Discussions.class);
        UUID question = UUID.randomUUID();
        Actor.Member teacher = PLATFORM.member("teacher");
        discussions.write(teacher, question, course, text.id(), Optional.empty(), "Vì sao?");
        try (Chromium chromium = new Chromium();
                BadLine line = new BadLine(PLATFORM.address(""), 1_000_000)) {
            Page page = chromium.windowOf(PLATFORM, "without-line", "vi");
            page.navigate(line.address("/learn/" + course + "/" + text.id()));
            assertThat(page.locator("#first-page")).hasCount(0);
            page.locator("#notes > summary").click();
            page.locator("#talk > summary").click();
            line.cut();
            page.locator("#note-text").fill("Ghi khi mất mạng");
            page.locator("[data-note-keep]").click();
            page.locator("#note-text").fill("Đang viết dở");
            page.locator("[data-answer]").click();
            page.locator("#post-text").fill("Vì trời nắng");
            page.locator("[data-send]").click();
            assertThat(page.locator("khuevan-talk [data-said]"))
                    .hasText("Không kết nối được. Hãy thử lại khi có mạng.");
            line.mend();
            page.waitForCondition(() -> !kept(student, course, text).isEmpty());

            // A window that was closed is opened anew.
            Page again = page.context().newPage();
            page.close();
            again.navigate(line.address("/learn/" + course + "/" + text.id()));
            assertThat(again.locator("#first-page")).hasCount(0);
            assertThat(again.locator("#note-text")).hasValue("Đang viết dở");
            assertThat(kept(student, course, text)).containsExactly("Ghi khi mất mạng");
            // It lies open, so that nobody forgets it.
            assertThat(again.locator("#post-text")).isVisible();
            assertThat(again.locator("#post-text")).hasValue("Vì trời nắng");
            assertThat(again.locator(".answering")).isVisible();
            again.locator("[data-send]").click();
            assertThat(again.locator(".posts .posts [data-post]")).hasCount(1);
            assertThat(again.locator("#post-text")).hasValue("");
        }
    }

    private static void say(Page page, String text) {
        page.locator("[data-new-post] textarea").fill(text);
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-post] .prose").getByText(text, EXACTLY)).isVisible();
    }

    private static void report(Page page) {
        page.locator("#talk [data-report]").click();
        Locator reason = page.locator(".report-form input");
        assertThat(reason).isFocused();
        reason.fill("Xúc phạm bạn khác");
        reason.press("Enter");
        assertThat(page.locator(".report-form [role=status]"))
                .hasText("Cảm ơn bạn. Giáo viên sẽ xem.");
    }
}
