package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ingest.Fixtures.tcvn3;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyWriting;

/// Documents in which fonts of before Unicode stand beside those of today: each word is read by the
/// font that it is really in.
class LegacyDocumentsTest extends ExaminerContract {

    private static final String OLD = "Bài giảng về nghiệm của phương trình, ở lớp mười.";
    private static final String FRENCH = "L'été, à l'école, les élèves préférés; ça va ?";

    @Test
    void runsOfWordHaveTheFontsOfTheirStyles() throws Exception {
        String vni = LegacyWriting.write("Trường ấy", LegacyEncoding.VNI);
        Path docx =
                docx(
                        // The default of the document is the font of then.
                        run("", tcvn3(OLD)),
                        "<w:p><w:pPr><w:pStyle w:val='Child'/></w:pPr><w:r><w:t>"
                                + tcvn3("chương một")
                                + "</w:t></w:r></w:p>",
                        run("<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>", FRENCH),
                        run("<w:rStyle w:val='Today'/>", "Là lá la, cá và gà."),
                        run("", "Chữ này được gõ lại bằng Unicode, cá và gà."),
                        // A letter of two marks, cut by a change of weight.
                        "<w:p><w:r><w:rPr><w:rFonts w:hAnsi='VNI-Times'/></w:rPr><w:t>"
                                + vni.substring(0, 4)
                                + "</w:t></w:r><w:r><w:rPr><w:rFonts w:hAnsi='VNI-Times'/><w:b/>"
                                + "</w:rPr><w:t>"
                                + vni.substring(4)
                                + "</w:t></w:r></w:p>");
        assertThat(said(docx))
                .containsExactly(
                        OLD,
                        "CHƯƠNG MỘT",
                        FRENCH,
                        "Là lá la, cá và gà.",
                        "Chữ này được gõ lại bằng Unicode, cá và gà.",
                        "Trường ấy");
    }

    @Test
    void whatIsPrintedLooksAsItWasMeant() throws Exception {
        Findings found = read(docx(run("", tcvn3(OLD)), run("", "Chữ của ngày nay.")));
        Finding.PrintedPdf print = found.of(Finding.PrintedPdf.class).findFirst().orElseThrow();
        try (PDDocument pdf = Loader.loadPDF(output.resolve(print.path()).toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(OLD, "Chữ của ngày nay.");
        }
    }

    @Test
    void wordsOfPagesHaveTheFontsOfTheirStyleSheets() throws Exception {
        String page =
                "<html><head><style><!-- p.MsoNormal {font-family:\".VnTime\",serif} .h"
                        + " {font: bold 12pt/14pt '.VnTimeH'} #fr {font-family: Arial} --></style>"
                        + "</head><body><p class=MsoNormal>"
                        + tcvn3(OLD)
                        + " <span class=h>"
                        + tcvn3("hà nội")
                        + "</span></p><p class=MsoNormal id=fr>"
                        + FRENCH
                        + "</p><p><font face='VNI-Times'>"
                        + LegacyWriting.write(OLD, LegacyEncoding.VNI)
                        + "</font></p></body></html>";
        Path html = files.resolve("css.html");
        Files.write(html, page.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(said(html)).containsExactly(OLD + " HÀ NỘI", FRENCH, OLD);
    }

    @Test
    void wordsOfRichTextHaveTheFontsOfTheirGroups() throws Exception {
        StringBuilder old = new StringBuilder();
        for (byte one : tcvn3(OLD).getBytes(StandardCharsets.ISO_8859_1)) {
            old.append(one < 0 ? "\\'%02x".formatted(one & 0xFF) : String.valueOf((char) one));
        }
        Path rtf =
                fixtures.text(
                        "old.rtf",
                        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman{\\*\\panose"
                                + " 02020603050405020304}Times New Roman;}{\\f1\\fnil .VnTime;}"
                                + "{\\f2\\fnil .VnTimeH;}}{\\*\\generator \\f1 x\\'b5;}\n"
                                + "\\pard\\plain\\f1 "
                                + old
                                + "{\\f2  h\\u181\\'b5}\\par\n"
                                + "\\plain L'\\'e9t\\'e9, d\\'e9j\\'e0\\par}");
        assertThat(said(rtf)).containsExactly(OLD + " HÀ", "L'été, déjà");
    }

    @Test
    void cellsHaveTheFontsOfTheirFormats() throws Exception {
        for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
            try (book) {
                Row row = book.createSheet("Bang").createRow(0);
                cell(row, tcvn3("Điểm của lớp"), ".VnTime");
                cell(row, tcvn3("tổng số"), ".VnTimeH");
                cell(row, "Là lá la, cá và gà", "Arial");
                String ending = book instanceof HSSFWorkbook ? "xls" : "xlsx";
                Path file = fixtures.write("cells." + ending, book::write);
                assertThat(String.join(" ", said(file)))
                        .contains("Điểm của lớp", "TỔNG SỐ", "Là lá la, cá và gà");
            }
        }
    }

    @Test
    void textsThatStandInTheirCellsHaveTheFontsOfTheirFormatsToo() throws Exception {
        Path file = files.resolve("inline.xlsx");
        try (SXSSFWorkbook book = new SXSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            // This one writes as it goes, and so without a table of texts.
            Row row = book.createSheet("Bang").createRow(0);
            cell(row, tcvn3("Điểm của lớp"), ".VnTime");
            cell(row, "Là lá la, cá và gà", "Arial");
            book.write(out);
        }
        assertThat(String.join(" ", said(file))).contains("Điểm của lớp", "Là lá la, cá và gà");
    }

    private static void cell(Row row, String text, String name) {
        Font font = row.getSheet().getWorkbook().createFont();
        font.setFontName(name);
        CellStyle style = row.getSheet().getWorkbook().createCellStyle();
        style.setFont(font);
        var cell = row.createCell(Math.max(0, row.getLastCellNum()));
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    @Test
    void spansOfOpenDocumentHaveTheFontsOfTheirStyles() throws Exception {
        Path odt =
                fixtures.zip(
                        "old.odt",
                        OpenDocumentFixtures.text(
                                OpenDocumentFixtures.part(
                                        "content",
                                        "<office:font-face-decls><style:font-face"
                                                + " style:name='F' svg:font-family='.VnTime'/>"
                                                + "</office:font-face-decls>"
                                                + "<office:automatic-styles><style:style"
                                                + " style:name='T1' style:family='text'>"
                                                + "<style:text-properties style:font-name='Arial'/>"
                                                + "</style:style></office:automatic-styles>"
                                                + "<office:body><office:text><text:p"
                                                + " text:style-name='Old'>"
                                                + tcvn3(OLD)
                                                + "</text:p><text:p"
                                                + " text:style-name='Old'><text:span"
                                                + " text:style-name='T1'>"
                                                + FRENCH
                                                + "</text:span></text:p></office:text>"
                                                + "</office:body>"),
                                OpenDocumentFixtures.part(
                                        "styles",
                                        "<office:styles><style:style style:name='Base'"
                                                + " style:family='paragraph'><style:text-properties"
                                                + " style:font-name='F'/></style:style><style:style"
                                                + " style:name='Old' style:family='paragraph'"
                                                + " style:parent-style-name='Base'/>"
                                                + "</office:styles>")));
        assertThat(said(odt)).containsExactly(OLD, FRENCH);
    }

    private Path docx(String... paragraphs) throws Exception {
        String space = " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
        String office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        return fixtures.zip(
                "styles.docx",
                List.of(
                        Map.entry(
                                "[Content_Types].xml",
                                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
                                        + "content-types'><Default Extension='rels' ContentType='"
                                        + "application/vnd.openxmlformats-package.relationships+xml"
                                        + "'/><Override PartName='/word/document.xml' ContentType='"
                                        + office
                                        + "document.main+xml'/><Override"
                                        + " PartName='/word/styles.xml' ContentType='"
                                        + office
                                        + "styles+xml'/></Types>"),
                        Map.entry(
                                "_rels/.rels",
                                "<Relationships xmlns='"
                                        + relations
                                        + "'><Relationship Id='r1' Type='"
                                        + relation
                                        + "officeDocument' Target='word/document.xml'/>"
                                        + "</Relationships>"),
                        Map.entry(
                                "word/_rels/document.xml.rels",
                                "<Relationships xmlns='"
                                        + relations
                                        + "'><Relationship Id='r1' Type='"
                                        + relation
                                        + "styles' Target='styles.xml'/></Relationships>"),
                        Map.entry(
                                "word/styles.xml",
                                "<w:styles"
                                        + space
                                        + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts"
                                        + " w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
                                        + "</w:rPrDefault></w:docDefaults><w:style"
                                        + " w:type='paragraph' w:styleId='Parent'><w:rPr><w:rFonts"
                                        + " w:hAnsi='.VnTimeH'/></w:rPr></w:style><w:style"
                                        + " w:type='paragraph' w:styleId='Child'><w:basedOn"
                                        + " w:val='Parent'/></w:style><w:style w:type='character'"
                                        + " w:styleId='Today'><w:rPr><w:rFonts w:ascii='Arial'"
                                        + " w:hAnsi='Arial'/></w:rPr></w:style></w:styles>"),
                        Map.entry(
                                "word/document.xml",
                                "<w:document"
                                        + space
                                        + "><w:body>"
                                        + String.join("", paragraphs)
                                        + "</w:body></w:document>")));
    }

    private static String run(String properties, String text) {
        return "<w:p><w:r><w:rPr>"
                + properties
                + "</w:rPr><w:t xml:space='preserve'>"
                + text
                + "</w:t></w:r></w:p>";
    }

    private List<String> said(Path file) throws Exception {
        return ((Examination.Readable) examine(file))
                .findings()
                .of(Finding.Text.class)
                .map(Finding.Text::text)
                .collect(Collectors.joining("\n"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
