package org.khuevan.ui.teach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.BadLine;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A teacher publishes, on a good line and on a bad one.
class PublishingJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final Chromium CHROMIUM = new Chromium();

    @TempDir Path folder;

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    @Test
    void aTeacherDropsAPdfAndPublishesWhatWasFoundInIt() throws IOException {
        Page page = teacherWithNewMaterial("en");
        assertThat(Chromium.violations(page)).isEmpty();

        drop(page, pdf("lecture.pdf"));

        Locator entry = page.locator(".file-entry[data-state=done]");
        assertThat(entry).isVisible();
        assertThat(entry).containsText("lecture.pdf");
        assertThat(entry).containsText("Kepler moved the planets");
        Locator title = page.getByRole(AriaRole.TEXTBOX, named("Title"));
        assertThat(title).hasValue("The Laws of Kepler");
        assertThat(page.locator(".rows vaadin-text-field input").first()).hasValue("Trần Thị Thử");
        assertThat(page.locator("h1")).hasText("The Laws of Kepler");

        choose(page, "Language", "English");
        choose(page, "Licence", "Attribution (CC BY 4.0)");
        Locator keywords = page.getByRole(AriaRole.COMBOBOX, named("Keywords"));
        keywords.fill("planets, orbits");
        keywords.press("Enter");
        assertThat(page.locator(".saved")).containsText("Saved at");
        assertThat(Chromium.violations(page)).isEmpty();
        picture(page, "teach-described");
        // What was found in the file and nobody has typed is there as it will be published.
        isPreviewed(page, "The Laws of Kepler");
        page.click("#publish");

        assertThat(page.locator(".published-panel")).isVisible();
        picture(page, "teach-published");
        assertThat(Chromium.violations(page)).isEmpty();
        Locator shown = page.locator(".copy-field input");
        assertThat(shown).hasValue(Pattern.compile("/m/"));
        String address = shown.inputValue();
        MaterialId id = new MaterialId(address.substring(address.lastIndexOf('/') + 1));
        Material published = seenByAll(id);
        assertThat(published.description().title()).isEqualTo("The Laws of Kepler");
        assertThat(published.description().contributors().getFirst().name())
                .isEqualTo("Trần Thị Thử");
        assertThat(published.description().language()).isEqualTo("en");
        assertThat(published.description().keywords()).containsExactly("planets", "orbits");
        assertThat(published.description().licence())
                .isEqualTo("https://creativecommons.org/licenses/by/4.0/");

        page.getByRole(AriaRole.BUTTON, named("New version")).click();
        page.getByRole(AriaRole.TEXTBOX, named("Title")).fill("The Laws of Kepler and Newton");
        assertThat(page.locator(".saved")).containsText("Saved at");
        assertThat(seenByAll(id).description().title()).isEqualTo("The Laws of Kepler");
        isPreviewed(page, "The Laws of Kepler and Newton");
        page.click("#publish");
        assertThat(page.locator(".copy-field input")).hasValue(address);
        assertThat(seenByAll(id).description().title()).isEqualTo("The Laws of Kepler and Newton");
        page.close();
    }

    @Test
    void filesStandInTheOrderThatTheirTeacherWants() throws IOException {
        Page page = teacherWithNewMaterial("en");
        Path first = Files.writeString(folder.resolve("first.txt"), "What comes first.");
        Path second = Files.writeString(folder.resolve("second.txt"), "What comes then.");
        page.setInputFiles("khuevan-upload input[type=file]", new Path[] {first, second});
        assertThat(page.locator(".file-entry[data-state=done]")).hasCount(2);
        Locator names = page.locator(".file-entry .upload-name");
        String last = names.nth(1).innerText();
        page.getByRole(AriaRole.BUTTON, named("Move up: " + last)).click();
        assertThat(names.first()).hasText(last);
        page.reload();
        assertThat(names.first()).hasText(last);
        page.close();
    }

    @Test
    void anUploadGoesOnByItselfAfterALostLineAndAfterAReload() throws Exception {
        byte[] bytes = new byte[12_000_000];
        new Random(20261124).nextBytes(bytes);
        Path file = Files.write(folder.resolve("bài giảng.bin"), bytes);
        try (BadLine line = new BadLine(PLATFORM.address("/"), 1_000_000)) {
            Page page = teacherWithNewMaterial("vi");
            page.onDialog(Dialog::accept);
            page.navigate(line.address(URI.create(page.url()).getPath()));
            page.setInputFiles("khuevan-upload input[type=file]", file);
            Locator upload = page.locator(".upload");
            assertThat(upload).hasAttribute("data-state", "running");
            waitForPercent(page, 10);

            line.cut();
            assertThat(upload).hasAttribute("data-state", "waiting");
            line.mend();
            // There must be much left when the page is loaded again, however late that is.
            waitForPercent(page, 20);

            page.reload();
            assertThat(upload).hasAttribute("data-state", "leftover");
            assertThat(Chromium.violations(page)).isEmpty();
            line.hurry();
            page.setInputFiles("khuevan-upload input[type=file]", file);

            Locator entry = page.locator(".file-entry");
            assertThat(entry).isVisible();
            assertThat(entry).containsText("bài giảng.bin");
            assertThat(upload).hasCount(0);
            assertThat(kept(page)).isEqualTo(sha256(bytes));
            page.close();
        }
    }

    @Test
    void foldersKeepAllOfTheirFiles() throws IOException {
        Path course = Files.createDirectories(folder.resolve("Khoá học"));
        for (String week : List.of("Tuần 1", "Tuần 2")) {
            Path inside = Files.createDirectories(course.resolve(week));
            Files.writeString(inside.resolve("bài.txt"), "Bài của " + week);
            Files.writeString(inside.resolve(".DS_Store"), "left by a system");
        }
        Files.writeString(course.resolve("đề cương.txt"), "Đề cương");
        Page page = teacherWithNewMaterial("vi");
        dropFolder(page, course);
        Locator names = page.locator(".file-entry .upload-name");
        assertThat(names).hasCount(3);
        assertThat(names.allInnerTexts())
                .containsExactlyInAnyOrder("Tuần 1 - bài.txt", "Tuần 2 - bài.txt", "đề cương.txt");
        page.close();
    }

    @Test
    void whoPublishesWhileAFileIsOnItsWayIsAsked() throws Exception {
        Path small = Files.writeString(folder.resolve("small.txt"), "What is here.");
        Path large = Files.write(folder.resolve("large.bin"), new byte[12_000_000]);
        try (BadLine line = new BadLine(PLATFORM.address("/"), 1_000_000)) {
            Page page = teacherWithNewMaterial("en");
            page.onDialog(Dialog::accept);
            page.setInputFiles("khuevan-upload input[type=file]", small);
            assertThat(page.locator(".file-entry[data-state=done]")).isVisible();
            choose(page, "Language", "English");
            assertThat(page.locator(".saved")).containsText("Saved at");
            page.navigate(line.address(URI.create(page.url()).getPath()));
            page.setInputFiles("khuevan-upload input[type=file]", large);
            waitForPercent(page, 5);

            page.click("#publish");
            Locator question = page.getByRole(AriaRole.ALERTDIALOG);
            assertThat(question).containsText("One file is not here yet.");
            assertThat(Chromium.violations(page)).isEmpty();
            line.hurry();
            question.getByText("Publish without", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".published-panel")).isVisible();
            assertThat(page.locator(".upload")).hasCount(0);
            page.close();
        }
    }

    @Test
    void twoPagesOfOneDraftKeepWhatEachSays() {
        Page first = teacherWithNewMaterial("en");
        Page second = first.context().newPage();
        second.navigate(first.url());
        assertThat(second.locator(".drop-zone")).isVisible();
        first.getByRole(AriaRole.TEXTBOX, named("Title")).fill("Said on the first page");
        assertThat(first.locator(".saved")).containsText("Saved at");
        second.getByRole(AriaRole.TEXTBOX, named("Summary")).fill("Said on the second page");
        assertThat(second.locator("vaadin-notification-card")).containsText("on another page");
        assertThat(second.getByRole(AriaRole.TEXTBOX, named("Title")))
                .hasValue("Said on the first page");
        first.reload();
        assertThat(first.getByRole(AriaRole.TEXTBOX, named("Title")))
                .hasValue("Said on the first page");
        assertThat(first.getByRole(AriaRole.TEXTBOX, named("Summary")))
                .hasValue("Said on the second page");
        first.context().close();
    }

    private static Material seenByAll(MaterialId id) {
        return PLATFORM.bean(Materials.class).find(new Actor.Visitor(), id).orElseThrow();
    }

    /// As a hand does it: the file is let go somewhere on the page.
    private static void isPreviewed(Page page, String title) {
        Page preview = page.context().newPage();
        preview.navigate(
                PLATFORM.address(page.locator(".actions a[href^='/m/']").getAttribute("href")));
        assertThat(preview.locator(".material-head h1")).hasText(title);
        assertThat(preview.locator(".material-head .note")).containsText("This is a draft");
        preview.close();
    }

    private static void drop(Page page, Path file) throws IOException {
        page.evaluate(
                """
                ([name, content]) => {
                  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
                  const carried = new DataTransfer();
                  carried.items.add(new File([bytes], name));
                  for (const type of ['dragenter', 'dragover', 'drop']) {
                    document.querySelector('h1').dispatchEvent(
                      new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}));
                  }
                }
                """,
                List.of(
                        file.getFileName().toString(),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
    }

    /// A folder of the disk, as only a hand can drop it.
    private static void dropFolder(Page page, Path dropped) {
        CDPSession hand = page.context().newCDPSession(page);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            JsonArray files = new JsonArray();
            files.add(dropped.toAbsolutePath().toString());
            JsonObject data = new JsonObject();
            data.add("items", new JsonArray());
            data.add("files", files);
            data.addProperty("dragOperationsMask", 1);
            JsonObject event = new JsonObject();
            event.addProperty("type", type);
            event.addProperty("x", 300);
            event.addProperty("y", 200);
            event.add("data", data);
            hand.send("Input.dispatchDragEvent", event);
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String kept(Page page) {
        String href = page.locator(".file-entry .upload-name").getAttribute("href");
        FileId id = new FileId(href.split("/")[2]);
        return PLATFORM.bean(Materials.class)
                .file(PLATFORM.member(RunningPlatform.login(Role.TEACHER)), id)
                .orElseThrow()
                .stored()
                .hash()
                .hex();
    }

    private static Page teacherWithNewMaterial(String language) {
        Page page = CHROMIUM.windowOf(PLATFORM, RunningPlatform.login(Role.TEACHER), language);
        page.navigate(PLATFORM.address("/teach"));
        page.locator(".work-heading button").click();
        assertThat(page).hasURL(Pattern.compile(".*/teach/[0-9a-z]{12}"));
        assertThat(page.locator(".drop-zone")).isVisible();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /// For the guides.
    private static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private static void choose(Page page, String field, String item) {
        page.getByRole(AriaRole.COMBOBOX, named(field)).fill(item);
        page.locator("vaadin-combo-box-item:visible").getByText(item).click();
        assertThat(page.locator("vaadin-combo-box[opened]")).hasCount(0);
    }

    private static void waitForPercent(Page page, int percent) {
        page.waitForFunction(
                "least => (document.querySelector('.upload progress')?.value ?? 0) >= least * 10",
                percent);
    }

    private Path pdf(String name) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle("The Laws of Kepler");
            about.setAuthor("Trần Thị Thử");
            document.setDocumentInformation(about);
            for (String text : new String[] {"Kepler moved the planets.", "Newton said why."}) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
                    content.newLineAtOffset(72, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            document.save(file.toFile());
        }
        return file;
    }
}
