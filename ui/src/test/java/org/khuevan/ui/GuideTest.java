package org.khuevan.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Kind;
import org.khuevan.people.Role;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;

/// Goes through the sample library as the guides in `docs` describe it, and takes their pictures.
/// They land in `target/guide`; `make pictures` puts them into `docs/images`.
class GuideTest {

    private static final Path PICTURES =
            Path.of(System.getProperty("guide.pictures", "target/guide"));
    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Chromium CHROMIUM = new Chromium();

    private static final List<String> AUTHORS = List.of("Nhóm Khuê Văn", "The Khue Van project");

    @TempDir Path folder;

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void theSampleLibraryHasEveryKind() {
        assertThat(samples())
                .extracting(Hit::kind)
                .contains(Kind.DOCUMENT, Kind.SLIDES, Kind.AUDIO, Kind.VIDEO);
        assertThat(
                        PLATFORM.bean(Search.class)
                                .search(SearchQuery.of("bước đầu học trên mạng"))
                                .hits())
                .extracting(Hit::resourceType)
                .contains("course");
        assertThat(samples()).hasSize(5).allMatch(hit -> hit.licence().contains("/by/4.0/"));
    }

    @Test
    void aStudentFindsAndReads() {
        Page page = CHROMIUM.window("vi");
        open(page, "/");
        assertThat(page.locator("h2").first()).isVisible();
        picture(page, "home");
        open(page, "/search?q=mat%20khau");
        assertThat(page.locator(".passage mark").first()).isVisible();
        picture(page, "search");
        page.locator(".passage").first().click();
        assertThat(page.locator(".textLayer .highlight").first()).isVisible();
        picture(page, "pdf");
        open(page, "/search?q=bong%20ngan%20nhat");
        page.locator(".passage").first().click();
        assertThat(page.locator("khuevan-player")).hasAttribute("data-ready", "");
        page.waitForTimeout(1_500);
        picture(page, "video");
        page.setViewportSize(360, 740);
        open(page, "/search?q=phan%20so");
        assertThat(page.locator(".passage mark").first()).isVisible();
        picture(page, "phone");
        page.context().close();
    }

    @Test
    void aTeacherPublishes() throws Exception {
        Page page = CHROMIUM.windowOf(PLATFORM, RunningPlatform.login(Role.TEACHER), "en");
        open(page, "/teach");
        page.locator(".work-heading button").click();
        assertThat(page.locator(".drop-zone")).isVisible();
        Path file =
                Files.writeString(
                        folder.resolve("rivers.md"),
                        """
                        ---
                        title: How rivers make valleys
                        author: Lan Pham
                        ---
                        # How rivers make valleys

                        A river carries stones along. The stones grind its bed, and the bed sinks
                        deeper every year, until steep sides stand where flat land was before.
                        """);
        page.setInputFiles("khuevan-upload input[type=file]", file);
        assertThat(page.locator(".file-entry[data-state=done]")).isVisible();
        assertThat(page.locator("h1")).hasText("How rivers make valleys");
        picture(page, "teach");
        page.click("#publish");
        Locator published = page.locator(".published-panel");
        assertThat(published).isVisible();
        picture(page, "published");
        page.context().close();
    }

    @Test
    void aLibrarianCuratesAndAnAdministratorOperates() {
        Page page = CHROMIUM.windowOf(PLATFORM, "admin", "en");
        for (String path : List.of("/curate", "/operate", "/operate/people")) {
            open(page, path);
            assertThat(page.locator(".work-page h1")).isVisible();
            page.waitForTimeout(500);
            picture(page, path.substring(1).replace('/', '-'));
        }
        page.context().close();
    }

    /// All materials of the sample library.
    private static List<Hit> samples() {
        return PLATFORM
                .bean(Search.class)
                .search(new SearchQuery("", Map.of(), SearchQuery.Order.NEWEST, 0, 100))
                .hits()
                .stream()
                .filter(hit -> hit.authors().stream().anyMatch(AUTHORS::contains))
                .toList();
    }

    private static void open(Page page, String path) {
        page.navigate(PLATFORM.address(path));
        assertThat(page.locator("#first-page")).hasCount(0);
    }

    private static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(80)
                        .setPath(PICTURES.resolve(name + ".jpg")));
    }
}
