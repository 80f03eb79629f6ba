package org.khuevan.ui.read;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.Offer;
import org.khuevan.deposit.Deposits;
import org.khuevan.ingest.Finding;
import org.khuevan.people.Actor;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;
import org.khuevan.ui.learn.TaughtCourse;

/// A website in a ZIP file, in a real browser: it works in its frame, a hit opens the file inside,
/// and a page that means harm can do nothing in its reader's name.
class BundleJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();

    /// Tries whatever a page could try on whoever reads it, and says what came of it.
    private static final String HARMFUL =
            """
            <!doctype html><html><head><title>Bài học có bẫy</title>
            <link rel="stylesheet" href="style.css"></head>
            <body><h1>Núi lửa trong nháy mắt</h1><ul id="said"></ul>
            <iframe name="hidden" hidden></iframe>
            <form id="form" method="post" target="hidden" action="/api/materials">
            <input name="title" value="stolen"></form>
            <script>
            const say = (what, text) => {
              const item = document.createElement('li');
              item.id = what; item.textContent = what + ': ' + text;
              document.getElementById('said').append(item);
            };
            const attempt = (what, action) => {
              try { say(what, action()); } catch (e) { say(what, 'denied'); }
            };
            attempt('cookie', () => document.cookie);
            attempt('storage', () => Object.keys(localStorage).length);
            attempt('parent', () => parent === self ? 'denied' : parent.document.title);
            attempt('origin', () => origin);
            fetch('d\\u1eef-li\\u1ec7u/L\\u1eddi.json'.normalize('NFD')).then(r => r.json()).then(d => say('data', d.word));
            fetch('/api/me', {credentials: 'include'}).then(r => r.text())
              .then(t => say('me', t), () => say('me', 'denied'));
            fetch('/api/materials', {method: 'POST', credentials: 'include',
                headers: {'Content-Type': 'application/json'},
                body: '{"title":"stolen","language":"vi"}'})
              .then(r => say('write', r.status), () => say('write', 'denied'));
            document.getElementById('form').submit();
            attempt('top', () => { if (top !== self) top.location = '/account'; return 'tried'; });
            </script></body></html>
            """;

    private static Chromium chromium;
    private static MaterialId site;

    @BeforeAll
    static void aWebsiteInAnArchive() throws Exception {
        chromium = new Chromium();
        Actor.Member admin = PLATFORM.member("admin");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        site = drafts.create(admin, Description.of("Trang web về núi lửa", "vi")).id();
        PLATFORM.bean(Deposits.class)
                .accept(admin, site, "trang-web.zip", new ByteArrayInputStream(archive()));
        drafts.publish(admin, site);
        eventually(
                "it is found",
                () ->
                        !PLATFORM.bean(Search.class)
                                .search(SearchQuery.of("lưu huỳnh bốc khói"))
                                .hits()
                                .isEmpty());
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aPageThatMeansHarmCanDoNothingInTheNameOfItsReader() {
        Page page = chromium.windowOf(PLATFORM, "admin", "vi");
        page.navigate(PLATFORM.address("/m/" + site));
        FrameLocator frame = page.frameLocator("iframe.bundle-frame");
        isHarmless(frame.locator("#said"));
        assertThat(page).hasURL(Pattern.compile("/m/" + site + "$"));
        Activity lesson =
                new Activity.MaterialActivity(
                        TaughtCourse.id(),
                        "Núi lửa",
                        Offer.OPEN,
                        site,
                        Optional.empty(),
                        new Activity.Part.Whole(),
                        "");
        page.navigate(
                PLATFORM.address("/learn/" + TaughtCourse.published(lesson) + "/" + lesson.id()));
        assertThat(page.locator("#first-page")).hasCount(0);
        isHarmless(frame.locator("#said"));
        String alone = page.locator(".bundle-tools a").first().getAttribute("href");
        page.navigate(PLATFORM.address(alone));
        isHarmless(page.locator("#said"));
        page.navigate(PLATFORM.address("/teach"));
        assertThat(page.locator(".work-page h1")).isVisible();
        assertThat(page.locator(".work-page")).not().containsText("stolen");
        page.context().close();
    }

    private static void isHarmless(Locator said) {
        assertThat(said.locator("#data")).hasText("data: Lời");
        assertThat(said.locator("#cookie")).hasText("cookie: denied");
        assertThat(said.locator("#storage")).hasText("storage: denied");
        assertThat(said.locator("#parent")).hasText("parent: denied");
        assertThat(said.locator("#origin")).hasText("origin: null");
        assertThat(said.locator("#me")).hasText("me: denied");
        assertThat(said.locator("#write")).hasText("write: denied");
        // The stylesheet beside the page has come.
        assertThat(said).hasCSS("color", "rgb(0, 0, 128)");
    }

    @Test
    void aHitOpensTheFileInsideWithItsWordsMarked() {
        Page page = chromium.window("vi");
        page.navigate(PLATFORM.address("/search?q=l%C6%B0u%20hu%E1%BB%B3nh"));
        Locator passage = page.locator(".passage").first();
        assertThat(passage).containsText("ghi-chu.txt");
        assertThat(page.locator("#first-page")).hasCount(0);
        passage.click();
        assertThat(page)
                .hasURL(Pattern.compile("inside=phu-luc.zip%2Fghi-chu.txt.*q=l%C6%B0u%20hu"));
        assertThat(page.locator(".bundle-text mark").first()).hasText("lưu");
        assertThat(page.locator(".bundle-tree [aria-current]")).hasText("ghi-chu.txt");
        for (ColorScheme light : ColorScheme.values()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
            assertThat(Chromium.violations(page)).isEmpty();
        }
        page.context().close();
    }

    @Test
    void anOfficeFileInsideIsReadAsItIsPrinted() throws Exception {
        Materials materials = PLATFORM.bean(Materials.class);
        Material material = materials.find(new Actor.Visitor(), site).orElseThrow();
        eventually(
                "it is printed",
                () ->
                        materials.examined(material).stream()
                                .anyMatch(one ->
                                        one.findings()
                                                .of(Finding.InsideCopy.class)
                                                .findAny()
                                                .isPresent()));
        Page page = chromium.window("vi");
        page.navigate(PLATFORM.address("/m/" + site + "?inside=de-cuong.rtf"));
        assertThat(page.locator("#first-page")).hasCount(0);
        assertThat(page.locator("khuevan-pdf .textLayer").first()).containsText("Old handout");
        assertThat(page.locator("khuevan-pdf"))
                .hasAttribute("src", Pattern.compile("/derived/copies/1/printed[.]pdf$"));
        page.context().close();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream appendix = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(appendix)) {
            put(
                    zip,
                    "ghi-chu.txt",
                    "Ở miệng núi có lưu huỳnh bốc khói vàng.".getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "web/index.html", HARMFUL.getBytes(StandardCharsets.UTF_8));
            put(zip, "web/style.css", "#said { color: navy }".getBytes(StandardCharsets.UTF_8));
            // Called as a Mac calls it, and beside one that differs in case only.
            for (String word : List.of("lời", "Lời")) {
                put(
                        zip,
                        Normalizer.normalize("web/dữ-liệu/" + word + ".json", Normalizer.Form.NFD),
                        ("{\"word\": \"" + word + "\"}").getBytes(StandardCharsets.UTF_8));
            }
            put(zip, "phu-luc.zip", appendix.toByteArray());
            put(zip, "de-cuong.rtf", "{\\rtf1\\ansi Old handout}".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
