package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.reading.StoppedFromOutside;

/// Text that is nothing but a picture.
class ScansTest extends ExaminerContract {

    private ScanFixtures scans;

    @BeforeAll
    void scan() {
        scans = new ScanFixtures(files);
    }

    @Test
    void scansAndPicturesOfText() throws Exception {
        Findings scan = read(scans.scan("scan.pdf", 90));
        assertThat(distance(text(scan, new Place.Page(1)), ScanFixtures.SLIDE))
                .as(text(scan, new Place.Page(1)))
                .isLessThanOrEqualTo(ScanFixtures.SLIDE.length() / 50);
        assertThat(scan.of(Finding.Remark.class))
                .contains(new Finding.Remark(Notice.READ_FROM_PICTURES))
                .doesNotContain(new Finding.Remark(Notice.PAGES_WITHOUT_TEXT));
        String path = scan.of(Finding.SearchablePdf.class).findFirst().orElseThrow().path();
        try (PDDocument copy = Loader.loadPDF(output.resolve(path).toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            assertThat(stripper.getText(copy)).contains("Quang hợp", "diệp lục");
        }

        Findings picture = read(scans.picture("slide.png"));
        assertThat(distance(text(picture, new Place.Whole()), ScanFixtures.SLIDE))
                .isLessThanOrEqualTo(ScanFixtures.SLIDE.length() / 50);
        assertThat(picture.of(Finding.PictureWords.class).findFirst().orElseThrow().words())
                .filteredOn(word -> word.text().equals("Quang"))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(word.top()).isBetween(0.05, 0.2));
        assertThat(picture.of(Finding.SearchablePdf.class)).hasSize(1);
    }

    /// A page that must not be copied, one whose font has no names for its letters, and one more
    /// than there is time for.
    @Test
    void pagesThatTellNoTextThemselvesAreReadAsFarAsThereIsTime() throws Exception {
        Findings locked = read(scans.locked(scans.scan("locked.pdf", 90)));
        assertThat(text(locked, new Place.Page(1))).contains("diệp lục");
        assertThat(locked.of(Finding.SearchablePdf.class)).isEmpty();

        Findings drawn = read(scans.drawn("drawn.pdf"));
        assertThat(text(drawn, new Place.Page(1))).contains("diệp lục").doesNotContain("\uFFFD");
    }

    @Test
    void aFileWhoseToolIsKilledIsTriedAgain() throws Exception {
        Path scan = scans.scan("killed.pdf", 90);
        Findings known = ((Examination.Readable) examine(scan)).findings();
        AtomicBoolean killed = new AtomicBoolean();
        Progress killing =
                (step, _) -> {
                    if (step == Progress.Step.READING_PICTURES && !killed.getAndSet(true)) {
                        killARecogniser();
                    }
                };
        assertThatThrownBy(() -> examiners.picture(scan, "killed.pdf", known, output, killing))
                .isInstanceOf(StoppedFromOutside.class);
        assertThat(text(read(scan), new Place.Page(1))).contains("diệp lục");
    }

    private void killARecogniser() {
        Optional<ProcessHandle> found = Optional.empty();
        while (found.isEmpty()) {
            found =
                    ProcessHandle.current()
                            .descendants()
                            .filter(one -> {
                                String command = one.info().command().orElse("");
                                return command.startsWith(work.toString())
                                        && command.endsWith("tesseract");
                            })
                            .findFirst();
        }
        found.get().destroyForcibly();
    }

    @Test
    void aTiffOfManyPagesIsADocument() throws Exception {
        Findings found = read(scans.tiff("fax.tif"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(found.of(Finding.PrintedPdf.class))
                .containsExactly(new Finding.PrintedPdf("printed.pdf", 2));
        assertThat(text(found, new Place.Page(2))).contains("diệp lục");
        assertThat(found.of(Finding.PageSheet.class)).isNotEmpty();
        hasThumbnail(found);
    }

    @Test
    void scansThatLieCrookedOrOnTheirHeadsAreReadAndTurned() throws Exception {
        Findings found = read(scans.crookedScans("crooked.pdf", 4, 180, 273));
        for (int page = 1; page <= 3; page++) {
            String read = text(found, new Place.Page(page)).replace("Scanned with a phone", "");
            assertThat(distance(read, ScanFixtures.SLIDE))
                    .as(read)
                    .isLessThanOrEqualTo(ScanFixtures.SLIDE.length() / 50);
        }
        assertThat(found.of(Finding.TurnedPage.class))
                .containsExactly(new Finding.TurnedPage(2, 180), new Finding.TurnedPage(3, 90));
        try (PDDocument copy = Loader.loadPDF(output.resolve("searchable.pdf").toFile())) {
            assertThat(copy.getPage(1).getRotation()).isEqualTo(180);
            for (int page = 1; page <= 3; page++) {
                assertThat(markedAt(copy, page, "Quang")).as("page %s", page).isTrue();
            }
        }
        assertThat(output.resolve("words.alto.xml"))
                .content()
                .contains("<Page ID=\"page-3\"", "<String CONTENT=\"Quang\"");
    }

    /// Whether there is ink where a word can be selected, and none right above it.
    private static boolean markedAt(PDDocument pdf, int page, String word) throws Exception {
        var picture = new PDFRenderer(pdf).renderImage(page - 1, 2);
        Rectangle2D[] box = new Rectangle2D[1];
        PDFTextStripper stripper =
                new PDFTextStripper() {
                    @Override
                    protected void writeString(String text, List<TextPosition> letters) {
                        for (var letter : letters) {
                            if (box[0] == null && text.contains(word)) {
                                box[0] =
                                        new Rectangle2D.Double(
                                                letter.getX(),
                                                letter.getY() - letter.getHeight(),
                                                60,
                                                letter.getHeight());
                            }
                        }
                    }
                };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        var at = Objects.requireNonNull(box[0], "the word is not there");
        int dark = 0;
        for (int x = (int) (2 * at.getX()); x < 2 * at.getMaxX(); x++) {
            for (int y = (int) (2 * at.getY()); y < 2 * at.getMaxY(); y++) {
                dark += (picture.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
            }
        }
        return dark > 4 * at.getWidth() * at.getHeight() / 12;
    }

    /// How many letters must change, spaces and line ends aside (Levenshtein).
    private static int distance(String read, String meant) {
        String a = read.replaceAll("\\s+", "");
        String b = meant.replaceAll("\\s+", "");
        int[] row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
