package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Rendition.Chapter;

/// Kinds of files that become clean HTML, which is read in the page.
class ReadInThePageTest extends ExaminerContract {

    @Test
    void aBookKeepsItsChaptersPicturesAndSlantAndNothingThatActs() throws Exception {
        Map<String, byte[]> book = new LinkedHashMap<>();
        book.put(
                "META-INF/container.xml",
                bytes(
                        "<container><rootfiles><rootfile"
                                + " full-path='O/b.opf'/></rootfiles></container>"));
        book.put(
                "O/b.opf",
                bytes(
                        "<package><metadata"
                            + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Sách</dc:title></metadata><manifest><item"
                            + " id='n' href='nav.xhtml' properties='nav'/><item id='a'"
                            + " href='t/a.xhtml'/><item id='b'"
                            + " href='t/b.xhtml'/></manifest><spine><itemref idref='a'/><itemref"
                            + " idref='b'/></spine></package>"));
        book.put(
                "O/nav.xhtml",
                bytes(
                        "<nav><a href='t/a.xhtml'>Chương đầu</a><a href='t/b.xhtml#x'>Chương"
                                + " cuối</a></nav>"));
        book.put("O/s.css", bytes(".k { font-style: italic; position: fixed } p{color:red}"));
        book.put("O/i/p.png", picture());
        book.put(
                "O/t/a.xhtml",
                bytes(
                        "<html><head><link rel='stylesheet' href='../s.css'/></head><body"
                            + " onload='steal()'><h1>Một</h1><p class='k'"
                            + " style='background:url(http://x/)'>Lời mở <img src='../i/p.png'"
                            + " alt='hình' onerror='steal()'/></p><script>steal()</script><a"
                            + " href='javascript:steal()'>đây</a><a href='b.xhtml#x'>kia</a><img"
                            + " src='http://elsewhere.example/t.gif' alt='xa'/></body></html>"));
        book.put(
                "O/t/b.xhtml",
                bytes("<html><body><h1 id='x'>Hai</h1><p>Lời kết</p></body></html>"));
        Findings found = read(zip("book.epub", book));
        assertThat(chapters(found))
                .containsExactly(
                        new Chapter("reading/1.html", "Chương đầu", 1),
                        new Chapter("reading/2.html", "Chương cuối", 2));
        assertThat(text(found, new Place.Section(2, "Hai"))).contains("Lời kết");
        String html = html("reading/1.html");
        assertThat(html)
                .contains("data-section=\"1\"", "font-style:italic", "href=\"2.html#b-x\"", "xa")
                .doesNotContainIgnoringCase("steal", "script", "http", "position", "color");
        assertThat(html).containsPattern("src=\"img-\\d+\\.png\"");
    }

    @Test
    void markdownShowsFormulasTablesAndPrograms() throws Exception {
        Findings found =
                read(
                        fixtures.text(
                                "f.md",
                                "# Đạo hàm\n\nVới $x_1^2*y_2*$ và $$\\int_0^1 \\text{diện tích"
                                        + " } dx$$ giá từ $5 đến $10.\n\n|a|b|\n|-|-|\n|1|2|\n\n"
                                        + "- [x] xong\n\n"
                                        + "```python\nfor i in range(3): print(\"$x$\")\n```\n"));
        String html = html("reading/1.html");
        assertThat(html)
                .contains("<msubsup>", "<mo>∫</mo>", "diện tích", "<table>", "$5 đến $10")
                .contains("☑ xong")
                .contains("<span class=\"r-word\">for</span>", "\"$x$\"");
        assertThat(text(found, new Place.Section(1, "Đạo hàm"))).contains("$x_1^2*y_2*$");
    }

    @Test
    void aNotebookHasCellsOutputsAndPictures() throws Exception {
        String png = Base64.getEncoder().encodeToString(picture());
        Findings found =
                read(
                        fixtures.text(
                                "n.ipynb",
                                """
                                {"nbformat":4,"metadata":{"language_info":{"name":"python"}},"cells":[
                                {"cell_type":"markdown","source":["# Hồi quy\\n","với $y=ax+b$"]},
                                {"cell_type":"code","source":"import numpy","outputs":[
                                 {"output_type":"stream","text":["xong\\n"]},
                                 {"output_type":"display_data","data":{"image/png":"%s"}},
                                 {"output_type":"display_data","data":{"text/html":"<b onclick=x()>đậm</b><script>1</script>"}}]}]}
                                """
                                        .formatted(png)));
        assertThat(found.values(Name.TITLE)).containsExactly("Hồi quy");
        assertThat(html("reading/1.html"))
                .contains("<math", "r-word\">import", "xong", "img-1.png", "<b>đậm</b>")
                .doesNotContain("script", "onclick");
        hasThumbnail(found);
    }

    @Test
    void aProgramIsReadByLines() throws Exception {
        Findings found =
                read(
                        fixtures.text(
                                "Bai1.java",
                                "// Bài tập một\nclass Bai1 {\n    int tong = 42;\n}\n"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(text(found, new Place.Section(1, ""))).contains("Bài tập một", "class Bai1");
        assertThat(html("reading/1.html"))
                .contains(
                        "r-comment\"", "// Bài tập một</span>", "r-word\">class", "r-number\">42");
    }

    @Test
    void latexTellsTitleSectionsAndFormulas() throws Exception {
        Findings found =
                read(
                        fixtures.text(
                                "bai.tex",
                                "\\documentclass{article}\n"
                                    + "\\title{Giải tích \\textbf{một}}\n"
                                    + "\\author{Lê An \\and Trần Bình}\n"
                                    + "\\newtheorem{dl}{Định lý}\n"
                                    + "\\begin{document}\n"
                                    + "\\section{Giới hạn}\n"
                                    + "Ta có % ghi chú\n"
                                    + "$\\lim_{x\\to 0}f(x)$ và\n"
                                    + "\\begin{align}a&=b\\\\c&=d\\label{e}\\end{align}\n"
                                    + "\\begin{dl}[Rolle] Hàm khả vi \\cite{an}.\\end{dl}\n"
                                    + "\\begin{tabular}{l|p{3cm}} Tên & Điểm \\\\ \\hline\n"
                                    + "An & $9{,}5$ \\\\ \\multicolumn{2}{c}{hết}\\end{tabular}\n"
                                    + "\\begin{itemize}\\item một\\item \\emph{hai}\\end{itemize}\n"
                                    + "\\end{document}\n"));
        assertThat(found.values(Name.TITLE)).containsExactly("Giải tích một");
        assertThat(found.values(Name.AUTHOR)).containsExactly("Lê An", "Trần Bình");
        assertThat(text(found, new Place.Section(1, "Giới hạn")))
                .contains("$\\lim_{x\\to 0}f(x)$")
                .doesNotContain("ghi chú", "itemize");
        assertThat(html("reading/1.html"))
                .contains("<msub>", "<mtable", "<li", "<em>hai</em>")
                .contains("<strong>Định lý (Rolle).</strong>", "Hàm khả vi [an].")
                .contains("<th>Điểm</th>", "<td colspan=\"2\">hết</td>")
                .doesNotContain("3cm", "hline");
    }

    @Test
    void tablesAreReadBySheet() throws Exception {
        Findings csv = read(fixtures.text("diem.csv", "Tên;Điểm\nAn;9,5\n\"Bình; lớp B\";8\n"));
        assertThat(html("reading/1.html"))
                .contains("<th>Điểm</th>", "Bình; lớp B", "<td class=\"r-number\">9,5</td>");
        assertThat(text(csv, new Place.Section(1, ""))).contains("Bình; lớp B 8");

        Path xls = files.resolve("diem.xls");
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(xls)) {
            for (String name : List.of("Học kỳ 1", "Học kỳ 2")) {
                Sheet sheet = book.createSheet(name);
                sheet.createRow(0).createCell(0).setCellValue("Điểm của " + name);
            }
            book.write(out);
        }
        Examination.Readable old = (Examination.Readable) examine(xls);
        assertThat(text(old.findings(), new Place.Section(2, "Học kỳ 2")))
                .contains("Điểm của Học kỳ 2");
        assertThat(chapters(old.findings()))
                .extracting(Chapter::title)
                .containsExactly("Học kỳ 1", "Học kỳ 2");
    }

    @Test
    void formulasAndConstructionsAndDrawingsAreShown() throws Exception {
        Findings formula =
                read(
                        fixtures.text(
                                "c.mml",
                                "<?xml version='1.0'?><m:math"
                                    + " xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mfrac><m:mi>a</m:mi>"
                                    + "<m:mi>b</m:mi></m:mfrac></m:math>"));
        assertThat(formula.mediaType()).isEqualTo("application/mathml+xml");
        assertThat(html("reading/1.html")).contains("<mfrac>", "display=\"block\"");

        Findings triangle =
                read(
                        zip(
                                "tam-giac.ggb",
                                Map.of(
                                        "geogebra_thumbnail.png",
                                        picture(),
                                        "geogebra.xml",
                                        bytes(
                                                "<geogebra><construction title='Tam giác'"
                                                    + " author='Cô Hoa'><element type='point'"
                                                    + " label='A'><coords x='1' y='2'"
                                                    + " z='1'/></element><command"
                                                    + " name='Circle'><input a0='A' a1='3'/><output"
                                                    + " a0='c'/></command></construction></geogebra>"))));
        assertThat(triangle.values(Name.TITLE)).containsExactly("Tam giác");
        assertThat(html("reading/1.html")).contains("(1, 2)", "Circle[A, 3]", "img-1.png");
        hasThumbnail(triangle);

        Findings drawing =
                read(
                        fixtures.text(
                                "la.svg",
                                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'"
                                        + " onload='x()'><title>Chiếc"
                                        + " lá</title><script>x()</script><image"
                                        + " href='http://elsewhere.example/a.png'/><rect"
                                        + " style='fill:url(http://x/#y)'/><text>Diệp"
                                        + " lục</text></svg>"));
        assertThat(drawing.kind()).isEqualTo(Kind.IMAGE);
        assertThat(text(drawing, new Place.Whole())).contains("Diệp lục");
        assertThat(html("public.svg"))
                .contains("width=\"40\" height=\"20\"")
                .contains("<rect", "Diệp lục")
                .doesNotContain("script", "onload", "elsewhere", "url(http");
    }

    @Test
    void aPagesFileOfTodayShowsItsPicture() throws Exception {
        ByteArrayOutputStream jpg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "jpg", jpg);
        Findings found =
                read(
                        zip(
                                "bai.pages",
                                Map.of(
                                        "Index/Document.iwa",
                                        new byte[] {0, 1, 2},
                                        "preview.jpg",
                                        jpg.toByteArray())));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(html("reading/1.html")).contains("img-1.jpg");
        hasThumbnail(found);
    }

    @Test
    void aPresentationOfKeynoteTellsItsSlidesInTheirOrder() throws Exception {
        ByteArrayOutputStream jpg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpg", jpg);
        Map<String, byte[]> parts = new LinkedHashMap<>(IworkFixtures.presentation());
        parts.put("preview.jpg", jpg.toByteArray());
        Findings found = read(zip("bai.key", parts));
        assertThat(found.kind()).isEqualTo(Kind.SLIDES);
        assertThat(found.of(Finding.Text.class))
                .extracting(Finding.Text::place)
                .containsExactly(new Place.Slide(1), new Place.Slide(2), new Place.Notes(2));
        assertThat(found.of(Finding.Text.class))
                .extracting(Finding.Text::text)
                .containsExactly(
                        "Quang hợp là gì?\nLá biến ánh sáng thành đường\n",
                        "Pha sáng\nDiễn ra ở tilacôit\n",
                        "Hỏi lại cả lớp\n");
        assertThat(found.of(Finding.PagePicture.class))
                .containsExactly(new Finding.PagePicture(1, "slides/1.jpg", 400, 300));
        assertThat(found.of(Finding.Remark.class)).isEmpty();
        hasThumbnail(found);
    }

    @Test
    void tablesOfNumbersTellWhatTheirCellsShow() throws Exception {
        Findings found = read(zip("diem.numbers", IworkFixtures.sheet()));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(found.of(Finding.Text.class).map(Finding.Text::text).toList().toString())
                .contains("Lớp 12A", "Bảng điểm", "Nguyễn Văn An", "8.25", "825%", "8.25 VND")
                .contains("1:30:00", "-872.4");
        assertThat(html("reading/1.html"))
                .containsPattern("<th[^>]*>Sinh viên</th>")
                .containsPattern("<td[^>]*>2023-03-08 20:26</td>");
    }

    @Test
    void appointmentsAndPeopleAreReadAsWhatTheySay() throws Exception {
        Findings found =
                read(
                        fixtures.text(
                                "lich.ics",
                                "BEGIN:VCALENDAR\r\n"
                                        + "BEGIN:VEVENT\r\n"
                                        + "SUMMARY;LANGUAGE=vi:Thi cuối kỳ\\, môn To\r\n"
                                        + " án\r\n"
                                        + "DTSTART;TZID=\"Asia:Ho\":20260115T080000\r\n"
                                        + "DESCRIPTION:Mang thẻ\\nĐến sớm\r\n"
                                        + "UID:7\r\n"
                                        + "END:VEVENT\r\n"
                                        + "END:VCALENDAR\r\n"));
        assertThat(found.values(Name.TITLE)).containsExactly("Thi cuối kỳ, môn Toán");
        assertThat(html("reading/1.html"))
                .contains("<p>2026-01-15 08:00</p>", "<p>Mang thẻ<br>Đến sớm</p>")
                .doesNotContain("VEVENT", "UID");
        read(
                fixtures.text(
                        "an.vcf",
                        "BEGIN:VCARD\nFN:Nguyễn Văn An\nORG:Trường Chu Văn An;Tổ Toán\n"
                                + "item1.EMAIL;TYPE=work:an@example.edu.vn\nEND:VCARD\n"));
        assertThat(html("reading/1.html"))
                .contains("Nguyễn Văn An</h3>", "<p>Trường Chu Văn An Tổ Toán</p>")
                .contains("<p>an@example.edu.vn</p>");
    }

    private static List<Chapter> chapters(Findings found) {
        return found.of(Finding.Rendition.class).findFirst().orElseThrow().chapters();
    }

    private String html(String path) throws IOException {
        return Files.readString(output.resolve(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private Path zip(String name, Map<String, byte[]> parts) throws IOException {
        Path file = files.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file;
    }
}
