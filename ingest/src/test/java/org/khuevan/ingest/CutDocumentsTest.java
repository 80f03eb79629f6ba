package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Notice;

/// Documents as an upload or a copy that broke off leaves them.
class CutDocumentsTest extends ExaminerContract {

    private static final String FONT =
            "1 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n";

    @Test
    void ofAPdfWithoutItsEndThePagesThatAreThereAreShownAndSearched() throws Exception {
        Findings found = read(kept("plain.pdf", FONT + pages(false)));
        isKept(found);
        assertThat(found.of(Finding.Thumbnail.class)).hasSize(1);
    }

    @Test
    void soItIsWhenThePagesLieInStreamsOfObjects() throws Exception {
        isKept(read(kept("streams.pdf", FONT + pages(true))));
    }

    @Test
    void soItIsWhenItsListOfPagesIsThereAndNotAllOfThem() throws Exception {
        String list =
                "<</Type/Pages/MediaBox[0 0 400 300]/Kids[4 0 R 6 0 R 8 0 R 10 0 R]/Count 4>>";
        isKept(
                read(
                        kept(
                                "list.pdf",
                                object(2, "<</Type/Catalog/Pages 99 0 R>>")
                                        + object(99, list)
                                        + FONT
                                        + pages(false))));
    }

    @Test
    void soItIsWhenItBeginsWithWhatLeadsNowhere() throws Exception {
        isKept(
                read(
                        kept(
                                "linear.pdf",
                                object(2, "<</Type/Catalog/Pages 99 0 R>>")
                                        + FONT
                                        + pages(false))));
    }

    /// Letters that nobody can tell are no text, and a file of nothing else is damaged.
    @Test
    void oneWithoutAnythingReadableIsCalledDamaged() throws Exception {
        String drawing = "BT /F 20 Tf 20 200 Td (& K D S W H U   3 U H U H T X L V L W H V) Tj ET";
        String page = stream(3, "", drawing) + object(4, page(3));
        assertThat(unreadable(kept("letters.pdf", page))).isEqualTo(Examination.Problem.DAMAGED);
        assertThat(unreadable(kept("first.pdf", FONT + "3 0 obj\n<</Length 900>>\nstream\nBT")))
                .isEqualTo(Examination.Problem.DAMAGED);
    }

    private void isKept(Findings found) throws Exception {
        assertThat(found.of(Finding.Remark.class)).contains(new Finding.Remark(Notice.END_MISSING));
        assertThat(found.of(Finding.Pages.class)).containsExactly(new Finding.Pages(3));
        assertThat(found.of(Finding.Text.class).map(text -> text.text().strip()))
                .containsExactly("Bai giang trang 1", "Bai giang trang 2", "Bai giang trang 3");
        Path copy =
                output.resolve(found.of(Finding.PrintedPdf.class).findFirst().orElseThrow().path());
        try (PDDocument pdf = Loader.loadPDF(copy.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
        }
    }

    /// Three pages and the beginning of a fourth one.
    private static String pages(boolean inStreams) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            int drawing = 1 + 2 * i;
            all.append(
                    stream(drawing, "", "BT /F 20 Tf 20 200 Td (Bai giang trang " + i + ") Tj ET"));
            String numbers = "%d 0 ".formatted(drawing + 1);
            String more = "/Type/ObjStm/N 1/First " + numbers.length();
            all.append(
                    inStreams
                            ? stream(20 + i, more, numbers + page(drawing))
                            : object(drawing + 1, page(drawing)));
        }
        return all + "9 0 obj\n<</Length 900>>\nstream\nBT /F 20 Tf (Bai";
    }

    private static String page(int drawing) {
        return ("<</Type/Page/Parent 99 0 R/MediaBox[0 0 400 300]"
                        + "/Resources<</Font<</F 1 0 R>>>>/Contents %d 0 R>>")
                .formatted(drawing);
    }

    private static String object(int number, String content) {
        return "%d 0 obj\n%s\nendobj\n".formatted(number, content);
    }

    private static String stream(int number, String more, String content) {
        return "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n"
                .formatted(number, more, content.length(), content);
    }

    private Path kept(String name, String objects) throws Exception {
        byte[] bytes = ("%PDF-1.5\n" + objects).getBytes(StandardCharsets.ISO_8859_1);
        return Files.write(files.resolve(name), bytes);
    }
}
