package org.khuevan.ui.teach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.FileId;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A teacher corrects captions, and whoever watches and searches has the corrected ones.
class CaptionsJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void whatIsCorrectedIsShownAndFoundAtOnce() {
        Page visitor = chromium.window("vi");
        visitor.waitForCondition(
                () -> {
                    visitor.navigate(PLATFORM.address("/search?q=bong+ngan+nhat&kind=video"));
                    return visitor.locator(".passage").count() > 0;
                },
                new Page.WaitForConditionOptions().setTimeout(120_000));
        visitor.locator(".passage").first().click();
        Locator player = visitor.locator("khuevan-player");
        // The sample may still be converted; it plays, but has no pictures for seeking yet.
        visitor.waitForCondition(
                () -> {
                    visitor.reload();
                    return visitor.locator("khuevan-player[seek-pictures]").count() > 0;
                },
                new Page.WaitForConditionOptions().setTimeout(120_000));
        assertThat(player).hasAttribute("data-ready", "");
        FileId recording = new FileId(player.getAttribute("src").split("/", -1)[2]);

        // What is listed beside is what the chosen track says.
        Locator line = visitor.locator(".transcript li").first();
        String before = line.textContent();
        visitor.locator(".player-captions select").selectOption(new SelectOption().setIndex(2));
        assertThat(line).not().hasText(before);
        visitor.locator(".seek").hover();
        assertThat(visitor.locator(".seek-picture")).isVisible();
        assertThat(Chromium.violations(visitor)).isEmpty();
        visitor.context().close();

        Page teacher = chromium.windowOf(PLATFORM, "admin", "vi");
        teacher.navigate(PLATFORM.address("/teach/captions/" + recording));
        Locator first = teacher.locator(".cue").first();
        first.locator("textarea").fill("Chào mừng đến với lớp thiên văn học");
        first.locator(".cue-time").last().press("Tab");
        assertThat(teacher.locator(".captions-status")).containsText("Đã lưu");
        assertThat(Chromium.violations(teacher)).isEmpty();

        // Split where the cursor is, and begin a track in another language.
        int lines = teacher.locator(".cue").count();
        first.locator("textarea").evaluate("field => field.setSelectionRange(9, 9)");
        first.locator("textarea").press("Control+Enter");
        assertThat(teacher.locator(".cue")).hasCount(lines + 1);
        assertThat(first.locator("textarea")).hasValue("Chào mừng");
        assertThat(teacher.locator(".captions-status")).containsText("Đã lưu");

        Page another = chromium.window("vi");
        another.waitForCondition(() -> {
            another.navigate(PLATFORM.address("/search?q=l%E1%BB%9Bp+thi%C3%AAn+v%C4%83n"));
            return another.locator("main").textContent().contains("lớp thiên văn học");
        });
        another.locator(".passage").first().click();
        assertThat(another.locator(".transcript")).containsText("lớp thiên văn học");

        // As it came with the file, for those who come after.
        teacher.onDialog(Dialog::accept);
        teacher.getByText("Bỏ phần viết ở đây").click();
        assertThat(teacher.locator(".captions-status")).containsText("Đã bỏ");
        assertThat(teacher.locator(".cue")).hasCount(lines);
        teacher.context().close();
        another.context().close();
    }
}
