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
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// What stands beside a lesson: how far one is, and what others say.
class BesideLessonTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String LOGIN = "beside-lessons";

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
