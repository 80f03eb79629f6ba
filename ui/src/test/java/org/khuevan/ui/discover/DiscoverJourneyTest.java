package org.khuevan.ui.discover;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.Eventually.eventually;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.alert.SavedSearch;
import org.khuevan.alert.SavedSearches;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.deposit.Deposits;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// What a visitor does, in a real browser: search, open at the page and at the second, read without
/// scripts; and no page that hinders anybody.
class DiscoverJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static Chromium chromium;
    private static MaterialId book;
    private static MaterialId talk;

    @BeforeAll
    static void aLibrary() throws Exception {
        chromium = new Chromium();
        book = published("Sổ tay núi lửa", "vi", new Given("nui-lua.pdf", pdf()));
        talk =
                published(
                        "Volcanoes, a talk",
                        "en",
                        new Given("talk.wav", wav(40)),
                        new Given(
                                "talk.en.vtt",
                                ("WEBVTT\n\n00:02.000 --> 00:05.000\nWelcome\n\n"
                                                + "00:21.000 --> 00:25.000\nmagma rises slowly\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        eventually("both are found", () -> found("dung nham") && found("magma"));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aVisitorTypesWithoutMarksAndTheDocumentOpensAtItsPageWithTheWordsMarked() {
        Page page = chromium.window("vi");
        page.navigate(PLATFORM.address("/"));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.locator("#q-hero").pressSequentially("dung nham");
        Locator option = page.locator("[role=option]").first();
        assertThat(option).containsText("Sổ tay núi lửa");
        page.keyboard().press("Enter");
        Locator passage = page.locator(".passage").first();
        assertThat(passage).containsText("trang 2");
        assertThat(passage.locator("mark").first()).hasText("Dung nham");
        passage.click();
        assertThat(page)
                .hasURL(Pattern.compile("/m/" + book + "\\?file=\\w+&page=2&q=dung%20nham$"));
        Locator viewer = page.locator("khuevan-pdf");
        assertThat(viewer).hasAttribute("data-shown-page", "2");
        assertThat(page.locator(".textLayer .highlight").first()).hasText("Dung");
        page.context().close();
    }

    @Test
    void wordsWithADThatHasAStrokeAreMarkedWhenTypedWithoutIt() {
        Page page = chromium.window("vi");
        page.navigate(PLATFORM.address("/search?q=dong+dat"));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.locator(".passage").first().click();
        Locator marked = page.locator(".page[data-page-number='3'] .highlight");
        assertThat(marked).hasText(new String[] {"Động", "đất", "đất"});
        page.locator(".pdf-find").fill("di truoc");
        page.keyboard().press("Enter");
        assertThat(marked).hasText(new String[] {"đi", "trước"});
        page.context().close();
    }

    @Test
    void aMaterialIsCitedByItsWholeAddressAndNamesTheOthersThatItIsRelatedTo() throws Exception {
        Actor.Member teacher = PLATFORM.member("teacher");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        Description said =
                new Description(
                        "Lửa & nước: 100% tự nhiên",
                        "",
                        List.of(
                                new Description.Contributor("Ngô Lan", "author"),
                                new Description.Contributor("Phan Chuyển", "translator")),
                        "vi",
                        List.of(),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(
                                new Description.Relation("isBasedOn", book.value()),
                                new Description.Relation("references", "doi:10.1000/182"),
                                new Description.Relation("requires", "urn:isbn:9786040123456")));
        MaterialId about = drafts.create(teacher, said).id();
        PLATFORM.bean(Deposits.class)
                .accept(
                        teacher,
                        about,
                        "a.txt",
                        new ByteArrayInputStream("Lửa.".getBytes(StandardCharsets.UTF_8)));
        drafts.publish(teacher, about);
        assertThat(get("/m/" + about).body())
                .contains("Ngô Lan (")
                .contains("Khuê Văn, " + PLATFORM.address("/m/" + about))
                .contains("title = {{Lửa \\&amp; nước: 100\\% tự nhiên}}")
                .contains("author = {Ngô Lan}")
                .containsPattern("<a [^>]*href=\"/m/" + book + "\"[^>]*>Sổ tay núi lửa</a>")
                .containsPattern(
                        "<a [^>]*href=\"https://doi.org/10.1000/182\"[^>]*>doi:10.1000/182</a>")
                .contains("<span>urn:isbn:9786040123456</span>")
                .contains("\"translator\":[{");
        Page page = chromium.window("vi");
        page.navigate(PLATFORM.address("/m/" + about));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.locator(".cite > summary").click();
        assertThat(page.locator(".citation").first()).containsText(PLATFORM.address("/m/" + about));
        page.context().close();
    }

    @Test
    void aVisitorFindsASecondAndThePlayerOpensThereWithCaptions() {
        Page page = chromium.window("en");
        page.navigate(PLATFORM.address("/search?q=magma"));
        assertThat(page.locator("#first-page")).hasCount(0);
        Locator passage = page.locator(".passage").first();
        assertThat(passage).containsText("00:21");
        passage.click();
        assertThat(page).hasURL(Pattern.compile("/m/" + talk + "\\?file=\\w+&t=21&q=magma$"));
        assertThat(page.locator("khuevan-player")).hasAttribute("data-ready", "");
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                "() => Math.abs(document.querySelector('video').currentTime"
                                        + " - 21) < 0.5"));
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                "() => document.querySelector('video').textTracks[0]?.mode"
                                        + " === 'showing'"));
        assertThat(page.locator(".transcript mark").first()).hasText("magma");
        page.context().close();
    }

    @Test
    void theFirstHtmlOfAMaterialSaysEverythingBeforeAnyScript() throws Exception {
        HttpResponse<String> answer = get("/m/" + book);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<title>Sổ tay núi lửa · Khuê Văn</title>")
                .contains("rel=\"canonical\" href=\"" + PLATFORM.address("/m/" + book) + "\"")
                .contains("property=\"og:title\" content=\"Sổ tay núi lửa\"")
                .contains("\"@type\":\"LearningResource\"")
                .contains("Núi lửa là nơi");
        assertThat(get("/m/000000000000").statusCode()).isEqualTo(404);
        assertThat(get("/search?q=dung+nham").body())
                .contains("trang 2")
                .contains("<mark>")
                .contains(
                        "rel=\"alternate\" type=\"application/atom+xml\" title=\"Nguồn tin (Atom)\""
                                + " href=\"/api/search/feed?q=dung+nham\"");
        assertThat(get("/search?q=dung+nham&show=passages").body())
                .contains("passage-card")
                .contains("Sổ tay núi lửa")
                .doesNotContain("class=\"hit\"");
        assertThat(get("/").body()).contains("Sổ tay núi lửa");
    }

    @Test
    void whoSaysNoLanguageIsSpokenToInVietnamese() throws Exception {
        for (String wanted : List.of("", "fr", "de, *;q=0.5", "not a language;;")) {
            assertThat(home(wanted)).as(wanted).contains("<html lang=\"vi\"");
        }
        assertThat(home("fr, en-GB;q=0.8, vi;q=0.2")).contains("<html lang=\"en\"");
    }

    private static String home(String language) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(PLATFORM.address("/")))
                        .header("Accept", "text/html");
        if (!language.isEmpty()) {
            request.header("Accept-Language", language);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void aLibrarianTeachesASynonymPutsAMaterialFirstAndSeesWhy() {
        Page page = chromium.windowOf(PLATFORM, RunningPlatform.login(Role.LIBRARIAN), "en");
        page.navigate(PLATFORM.address("/curate/search"));
        page.getByLabel("Words that mean the same").fill("đá chảy, dung nham");
        button(page, "Add").click();
        assertThat(page.locator(".care-said").first()).hasText("đá chảy = dung nham");
        page.getByLabel("Filter the groups").fill("đá chảy");
        Locator forget = button(page, "Remove: đá chảy = dung nham");
        assertThat(forget).isVisible();
        assertThat(found("đá chảy")).isTrue();
        forget.click();
        assertThat(forget).hasCount(0);
        page.getByLabel("When people search for").fill("thiên tai");
        page.getByLabel("Add a material").pressSequentially("núi lửa");
        page.locator("vaadin-combo-box-item").getByText("Sổ tay núi lửa").click();
        assertThat(page.locator(".care-chosen")).containsText("Sổ tay núi lửa");
        button(page, "Save").click();
        Locator unpin = button(page, "Remove: thiên tai");
        assertThat(unpin).isVisible();
        page.getByLabel("Search for", new Page.GetByLabelOptions().setExact(true))
                .fill("thiên tai");
        button(page, "Explain").click();
        Locator first = page.locator(".care-explained > li").first();
        assertThat(first).containsText("Sổ tay núi lửa");
        assertThat(first).containsText("Put first by a librarian");
        unpin.click();
        assertThat(unpin).hasCount(0);
        page.context().close();
    }

    @Test
    void aLearnerKeepsASearchAndEndsItsMessagesWithTheLinkInTheMail() {
        String login = RunningPlatform.login(Role.LEARNER);
        Page page = chromium.windowOf(PLATFORM, login, "en");
        page.navigate(PLATFORM.address("/search?q=dung+nham"));
        assertThat(page.locator("#first-page")).hasCount(0);
        page.getByText("Save, and hear of new materials").click();
        button(page, "Save").click();
        Locator kept = page.locator(".material-list");
        assertThat(kept).containsText("dung nham");
        Actor.Member learner = PLATFORM.member(login);
        SavedSearches searches = PLATFORM.bean(SavedSearches.class);
        SavedSearch saved = searches.of(learner).getFirst();
        searches.tellByMail(learner, saved.id(), true);
        page.navigate(PLATFORM.address("/unsubscribe/" + saved.secret()));
        button(page, "End the e-mails").click();
        assertThat(page.getByText("Done. You will get no more e-mails")).isVisible();
        assertThat(searches.of(learner)).extracting(SavedSearch::byMail).containsExactly(false);
        page.navigate(PLATFORM.address("/account/searches"));
        button(page, "Remove: dung nham").click();
        assertThat(page.getByText("No saved searches yet")).isVisible();
        page.context().close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void noPageHindersAnybody() {
        List<String> paths =
                List.of(
                        "/",
                        "/search?q=dung+nham",
                        "/search?q=xyzzy",
                        "/m/" + book,
                        "/m/" + talk + "?t=21&q=magma",
                        "/m/000000000000",
                        "/sign-in");
        Page page = chromium.window("vi");
        for (String path : paths) {
            page.navigate(PLATFORM.address(path));
            assertThat(page.locator("#first-page")).hasCount(0);
            for (ColorScheme light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                boolean narrow = light == ColorScheme.DARK;
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
                page.setViewportSize(narrow ? 360 : 1280, 800);
                page.waitForTimeout(300);
                assertThat(Chromium.violations(page)).as("%s in %s", path, light).isEmpty();
                assertThat(
                                page.evaluate(
                                        "() => document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s fits its window", path)
                        .isEqualTo(true);
            }
        }
        page.context().close();
    }

    private record Given(String name, byte[] bytes) {}

    private static MaterialId published(String title, String language, Given... files) {
        Actor.Member teacher = PLATFORM.member("teacher");
        Drafts drafts = PLATFORM.bean(Drafts.class);
        MaterialId id = drafts.create(teacher, Description.of(title, language)).id();
        for (Given file : files) {
            PLATFORM.bean(Deposits.class)
                    .accept(teacher, id, file.name(), new ByteArrayInputStream(file.bytes()));
        }
        drafts.publish(teacher, id);
        return id;
    }

    private static boolean found(String words) {
        return PLATFORM.bean(Search.class).search(SearchQuery.of(words)).hits().stream()
                .anyMatch(hit -> !hit.passages().isEmpty());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PLATFORM.address(path)))
                                .header("Accept", "text/html")
                                .header("Accept-Language", "vi")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
            PDFont font = PDType0Font.load(pdf, in);
            for (String text :
                    List.of(
                            "Núi lửa là nơi đá nóng chảy trào lên mặt đất.",
                            "Dung nham nguội dần thành đá bazan.",
                            "Động đất đi trước, mặt đất rung lên.")) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, 14);
                    content.newLineAtOffset(60, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    /// A quiet tone: 16-bit PCM at 8 kHz.
    private static byte[] wav(int seconds) throws IOException {
        int samples = 8000 * seconds;
        byte[] sound = new byte[samples * 2];
        for (int i = 0; i < samples; i++) {
            short value = (short) (3000 * Math.sin(2 * Math.PI * 440 * i / 8000));
            sound[2 * i] = (byte) value;
            sound[2 * i + 1] = (byte) (value >> 8);
        }
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        javax.sound.sampled.AudioSystem.write(
                new javax.sound.sampled.AudioInputStream(
                        new ByteArrayInputStream(sound),
                        new javax.sound.sampled.AudioFormat(8000, 16, 1, true, false),
                        samples),
                javax.sound.sampled.AudioFileFormat.Type.WAVE,
                wav);
        return wav.toByteArray();
    }
}
