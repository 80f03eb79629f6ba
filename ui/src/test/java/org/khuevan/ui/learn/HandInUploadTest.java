package org.khuevan.ui.learn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;
import static org.khuevan.ui.learn.TaughtCourse.picture;
import static org.khuevan.ui.learn.TaughtCourse.published;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.CourseId;
import org.khuevan.course.Offer;
import org.khuevan.course.Rubric;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.HandIns;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.BadLine;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A student hands a large file in over a weak line that is cut in the middle.
class HandInUploadTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String LOGIN = "weak-line";
    private static final int SIZE = 8_000_000;

    @TempDir Path folder;

    @Test
    void aFileGoesOnWhereItBrokeOffAfterALostLineAndAfterAReload() throws Exception {
        Assignment work =
                new Assignment(
                        id(),
                        "Phim thí nghiệm",
                        Offer.OPEN,
                        "Quay một đoạn phim.",
                        Optional.empty(),
                        new Activity.HandIn(true, 2),
                        Rubric.NONE,
                        10,
                        1);
        CourseId course = published(work);
        Actor.Member student = PLATFORM.account(LOGIN, Role.LEARNER);
        PLATFORM.bean(Enrolments.class).join(student, course, "");
        Path file = film();
        try (Chromium chromium = new Chromium();
                BadLine line = new BadLine(PLATFORM.address(""), 700_000)) {
            Page page = chromium.windowOf(PLATFORM, LOGIN, "vi");
            page.onDialog(Dialog::accept);
            page.setViewportSize(360, 740);
            page.navigate(line.address("/learn/" + course + "/" + work.id()));
            assertThat(page.locator("#first-page")).hasCount(0);
            page.setInputFiles("khuevan-upload input[type=file]", file);
            Locator upload = page.locator(".upload");
            assertThat(upload).hasAttribute("data-state", "running");
            waitForPercent(page, 15);
            line.cut();
            assertThat(upload).hasAttribute("data-state", "waiting");
            picture(page, "hand-in-waiting");
            page.locator("[data-submit-work]").click();
            assertThat(page.locator("khuevan-work [data-said]")).containsText("còn tệp đang gửi");
            line.mend();
            waitForPercent(page, 25);

            page.reload();
            assertThat(upload).hasAttribute("data-state", "leftover");
            assertThat(page.locator("#first-page")).hasCount(0);
            assertThat(Chromium.violations(page)).isEmpty();
            picture(page, "hand-in-leftover");
            page.locator("#work-text").fill("Phim của em");
            line.hurry();
            page.setInputFiles("khuevan-upload input[type=file]", file);
            assertThat(page.locator(".work-files a")).hasText("phim.bin");
            assertThat(upload).hasCount(0);
            assertThat(page.locator("#work-text")).hasValue("Phim của em");
            page.locator("[data-submit-work]").click();
            assertThat(page.locator(".work .handed-in")).containsText("Đã nộp");
        }
        assertThat(
                        PLATFORM.bean(HandIns.class)
                                .find(student, course, work.id())
                                .orElseThrow()
                                .files())
                .singleElement()
                .satisfies(kept -> assertThat(kept.stored().size()).isEqualTo(SIZE));
    }

    private Path film() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(20261201).nextBytes(bytes);
        return Files.write(folder.resolve("phim.bin"), bytes);
    }

    private static void waitForPercent(Page page, int percent) {
        page.waitForFunction(
                "least => (document.querySelector('.upload progress')?.value ?? 0) >= least * 10",
                percent);
    }
}
