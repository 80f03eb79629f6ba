package org.khuevan.ui.teach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.CaptionTrack;
import org.khuevan.catalogue.CaptionTracks;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.deposit.Deposits;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A teacher corrects the captions of a recording, from its page and back to it.
class CaptionsJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Chromium CHROMIUM = new Chromium();
    private static final int RATE = 8_000;

    private static final String CAME =
            """
            WEBVTT

            00:01.000 --> 00:03.000
            Xin chào các em

            00:05.000 --> 00:09.000
            Hôm nay ta học về đá bê xít và đất sét

            00:10.000 --> 00:12.000
            Hết bài
            """;

    private static Actor.Member teacher;
    private static MaterialId talk;
    private static FileId captions;

    @BeforeAll
    static void aRecordingWithCaptions() throws Exception {
        teacher = PLATFORM.member(RunningPlatform.login(Role.TEACHER));
        Drafts drafts = PLATFORM.bean(Drafts.class);
        talk = drafts.create(teacher, Description.of("Bài giảng về địa tầng", "vi")).id();
        Deposits deposits = PLATFORM.bean(Deposits.class);
        FileId recording =
                deposits.accept(
                                teacher,
                                talk,
                                "dia-tang.wav",
                                new ByteArrayInputStream(silence(20)))
                        .id();
        captions =
                deposits.accept(
                                teacher,
                                talk,
                                "dia-tang.vi.vtt",
                                new ByteArrayInputStream(CAME.getBytes(StandardCharsets.UTF_8)))
                        .id();
        drafts.publish(teacher, talk);
        eventually("it is heard and found", () -> found("bê xít") && isHeard(recording));
    }

    @BeforeEach
    void asTheyCame() {
        saveElsewhere(CAME);
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void aLineIsCorrectedAndSeenInThePlayerAndFound() throws Exception {
        Page page = editor();
        assertThat(page.locator(".quiet").first())
                .containsText("Automatic captions are switched off on this platform");
        assertThat(Chromium.violations(page)).isEmpty();

        lines(page).nth(1).fill("Hôm nay ta học về đá bô xít và đất sét");
        lines(page).nth(1).evaluate("field => field.setSelectionRange(18, 18)");
        tool(page, 1, "Split at the cursor");
        assertThat(lines(page)).hasCount(4);
        assertThat(lines(page).nth(1)).hasValue("Hôm nay ta học về");
        assertThat(lines(page).nth(2)).hasValue("đá bô xít và đất sét");
        tool(page, 1, "Join with the next line");
        assertThat(lines(page)).hasCount(3);
        tool(page, 2, "Delete the line");
        page.evaluate("document.querySelector('khuevan-player').currentTime = 14");
        button(page, "Add a line here").click();
        page.keyboard().type("Bài sau: trầm tích");
        page.locator(".cue-time").last().fill("00:00:18.500");
        page.keyboard().press("Control+s");
        assertThat(page.locator(".captions-status")).containsText("Saved at");
        assertThat(written())
                .contains("00:00:05.000 --> 00:00:09.000\nHôm nay ta học về đá bô xít và đất sét\n")
                .contains("00:00:14.000 --> 00:00:18.500\nBài sau: trầm tích\n")
                .doesNotContain("Hết bài");

        page.navigate(PLATFORM.address("/m/" + talk));
        assertThat(page.locator(".transcript")).containsText("đá bô xít");
        assertThat(page.locator(".transcript")).containsText("Bài sau: trầm tích");
        eventually("it is found", () -> found("trầm tích") && !found("bê xít"));
        page.navigate(PLATFORM.address("/search?q=tram+tich"));
        assertThat(page.locator(".passage").first()).containsText("00:14");
        page.close();
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseSavedMeanwhile() {
        Page page = editor();
        Locator first = lines(page).first();
        Locator clash = page.locator(".captions-clash");

        saveElsewhere(CAME.replace("Xin chào các em", "Của người khác"));
        first.fill("Của tôi");
        assertThat(clash).isVisible();
        assertThat(Chromium.violations(page)).isEmpty();
        assertThat(written()).contains("Của người khác").doesNotContain("Của tôi");
        button(page, "Drop mine and take theirs").click();
        assertThat(lines(page).first()).hasValue("Của người khác");
        assertThat(clash).isHidden();

        saveElsewhere(CAME.replace("Xin chào các em", "Lại của người khác"));
        lines(page).first().fill("Của tôi đây");
        assertThat(clash).isVisible();
        button(page, "Save mine over theirs").click();
        assertThat(clash).isHidden();
        assertThat(page.locator(".captions-status")).containsText("Saved at");
        assertThat(written()).contains("Của tôi đây").doesNotContain("người khác");
        page.close();
    }

    /// Opened from the recording's page.
    private static Page editor() {
        Page page = CHROMIUM.windowOf(PLATFORM, RunningPlatform.login(Role.TEACHER), "en");
        page.navigate(PLATFORM.address("/m/" + talk));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Correct the captions"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/teach/captions/\\w+$"));
        assertThat(lines(page)).hasCount(3);
        return page;
    }

    private static Locator lines(Page page) {
        return page.locator(".cue-text");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void tool(Page page, int line, String name) {
        page.locator(".cue").nth(line).getByLabel(name).click();
    }

    private static void saveElsewhere(String text) {
        CaptionTracks tracks = PLATFORM.bean(CaptionTracks.class);
        CaptionTrack track = track();
        tracks.save(
                teacher,
                captions,
                track.path(),
                new CaptionTracks.Draft("vi", "", text),
                track.revision());
    }

    private static String written() {
        return PLATFORM.bean(CaptionTracks.class).read(teacher, captions, track().path());
    }

    private static CaptionTrack track() {
        List<CaptionTrack> tracks = PLATFORM.bean(CaptionTracks.class).of(teacher, captions);
        assertThat(tracks).hasSize(1);
        return tracks.getFirst();
    }

    private static boolean isHeard(FileId file) {
        return PLATFORM.bean(Materials.class)
                .file(teacher, file)
                .filter(one -> one.examination().isOver() && one.kind() == Kind.AUDIO)
                .isPresent();
    }

    private static boolean found(String words) {
        return PLATFORM.bean(Search.class).search(SearchQuery.of('"' + words + '"')).hits().stream()
                .anyMatch(hit -> hit.material().equals(talk) && !hit.passages().isEmpty());
    }

    private static byte[] silence(int seconds) throws IOException {
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(new byte[2 * RATE * seconds]),
                        new AudioFormat(RATE, 16, 1, true, false),
                        (long) RATE * seconds),
                AudioFileFormat.Type.WAVE,
                wav);
        return wav.toByteArray();
    }
}
