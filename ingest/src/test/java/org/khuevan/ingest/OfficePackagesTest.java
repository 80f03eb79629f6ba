package org.khuevan.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/// Office files as other versions of their programs write them.
class OfficePackagesTest extends ExaminerContract {

    private static final String RELATION =
            "<Relationship Id=\"%s\" Type=\"%s\" Target=\"../diagrams/%s.xml\"/>";

    private static final String DATA =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData";
    private static final String DRAWING =
            "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing";

    private static final String NAMES =
            " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
                    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    @Test
    void strictDocumentsSlidesAndTablesAreReadAndShown() throws Exception {
        Findings docx = read(strict("strict.docx", fixtures.docx("usual.docx")));
        assertThat(docx.values(Finding.Property.Name.TITLE)).contains("Bài giảng Word");
        assertThat(docx.values(Finding.Property.Name.AUTHOR)).contains("Cô Hoa");
        assertThat(text(docx, new Place.Page(2))).contains("Bốn mặt lầu đều có cửa sổ tròn.");
        hasThumbnail(docx);
        Findings pptx = read(strict("strict.pptx", fixtures.pptx("usual.pptx")));
        assertThat(pptx.kind()).isEqualTo(Kind.SLIDES);
        assertThat(text(pptx, new Place.Slide(3))).contains("Cảm ơn các em");
        hasThumbnail(pptx);
        Findings xlsx = read(strict("strict.xlsx", scores()));
        assertThat(said(xlsx)).contains("Nguyễn An", "8.5", "2026-09-05", "đạt");
        hasThumbnail(xlsx);
    }

    @Test
    void smartArtIsReadAsItIsDrawnAndOtherwiseAsItIsWritten() throws Exception {
        String drawn =
                "<dsp:drawing"
                        + " xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\""
                        + NAMES
                        + "><dsp:spTree><dsp:nvGrpSpPr><dsp:cNvPr id=\"0\""
                        + " name=\"\"/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp"
                        + " modelId=\"{1}\"><dsp:nvSpPr><dsp:cNvPr id=\"0\""
                        + " name=\"\"/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr><a:xfrm><a:off x=\"0\""
                        + " y=\"0\"/><a:ext cx=\"900\""
                        + " cy=\"900\"/></a:xfrm></dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>Nước"
                        + " bốc hơi</a:t></a:r></a:p></dsp:txBody><dsp:txXfrm><a:off x=\"0\""
                        + " y=\"0\"/><a:ext cx=\"900\""
                        + " cy=\"900\"/></dsp:txXfrm></dsp:sp></dsp:spTree></dsp:drawing>";
        Path of2010 =
                diagram(
                        "drawn.pptx",
                        "<dgm:extLst><a:ext"
                            + " uri=\"http://schemas.microsoft.com/office/drawing/2008/diagram\">"
                            + "<dsp:dataModelExt"
                            + " xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\""
                            + " relId=\"rId9\"/></a:ext></dgm:extLst>",
                        RELATION.formatted("rId9", DRAWING, "drawing1"),
                        Map.of("ppt/diagrams/drawing1.xml", drawn));
        assertThat(text(read(of2010), new Place.Slide(1)))
                .contains("Vòng tuần hoàn", "Nước bốc hơi")
                .doesNotContain("ngưng tụ");
        Path of2007 = diagram("written.pptx", "", "", Map.of());
        assertThat(text(read(of2007), new Place.Slide(1)))
                .contains("Vòng tuần hoàn", "Hơi nước ngưng tụ", "Mưa rơi xuống");
    }

    @Test
    void whatStandsAboveAndBelowThePagesOfATableIsNotRead() throws Exception {
        Path ods =
                fixtures.zip(
                        "sheet.ods",
                        List.of(
                                Map.entry(
                                        "mimetype",
                                        "application/vnd.oasis.opendocument.spreadsheet"),
                                OpenDocumentFixtures.part(
                                        "content",
                                        "<office:body><office:spreadsheet><table:table"
                                            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                                            + " table:name='Điểm'><table:table-row><table:table-cell"
                                            + " office:value-type='string'><text:p>Nguyễn"
                                            + " An</text:p>"
                                            + "</table:table-cell></table:table-row></table:table>"
                                            + "</office:spreadsheet></office:body>"),
                                OpenDocumentFixtures.part(
                                        "styles",
                                        "<office:master-styles><style:master-page><style:header>"
                                            + "<text:p>???</text:p></style:header><style:footer><text:p>Trang"
                                            + " 1</text:p></style:footer>"
                                            + "</style:master-page></office:master-styles>")));
        Examination examination = examine(ods);
        assertThat(examination).isInstanceOf(Examination.Readable.class);
        assertThat(said(((Examination.Readable) examination).findings()))
                .contains("Nguyễn An")
                .doesNotContain("???", "Trang 1");
    }

    private Path scores() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var row = book.createSheet("Điểm").createRow(0);
            row.createCell(0).setCellValue("Nguyễn An");
            row.createCell(1).setCellValue(8.5);
            row.createCell(2).setCellValue("đạt");
            return fixtures.write("usual.xlsx", book::write);
        }
    }

    /// As Word, PowerPoint and Excel save it as "Strict Open XML".
    private Path strict(String name, Path usual) throws IOException {
        return rewritten(
                name,
                usual,
                (_, xml) ->
                        xml.replaceAll(
                                        "http://schemas.openxmlformats.org/(officeDocument|drawingml|wordprocessingml|presentationml|spreadsheetml)/2006/",
                                        "http://purl.oclc.org/ooxml/$1/")
                                .replace("extended-properties\"", "extendedProperties\"")
                                .replace(
                                        "</row>",
                                        "<c r=\"D1\" t=\"d\"><v>2026-09-05T00:00:00</v></c></row>"),
                Map.of());
    }

    /// A slide with a title and a diagram of two steps.
    private Path diagram(String name, String model, String relations, Map<String, String> parts)
            throws IOException {
        Path plain;
        try (XMLSlideShow show = new XMLSlideShow()) {
            var box = show.createSlide().createTextBox();
            box.setAnchor(new Rectangle(50, 50, 600, 100));
            box.setText("Vòng tuần hoàn");
            plain = fixtures.write("plain.pptx", show::write);
        }
        String frame =
                "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"7\""
                    + " name=\"D\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off"
                    + " x=\"0\" y=\"2000000\"/><a:ext cx=\"4000000\" cy=\"2000000\"/></p:xfrm>"
                    + "<a:graphic><a:graphicData"
                    + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"><dgm:relIds"
                    + " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                    + " r:dm=\"rId8\"/></a:graphicData></a:graphic></p:graphicFrame></p:spTree>";
        String all =
                "<dgm:dataModel"
                        + NAMES
                        + "><dgm:ptLst>"
                        + point("Hơi nước ", "ngưng tụ")
                        + point("Mưa rơi xuống", "")
                        + "</dgm:ptLst><dgm:cxnLst/>"
                        + model
                        + "</dgm:dataModel>";
        Map<String, String> more = new HashMap<>(parts);
        more.put("ppt/diagrams/data1.xml", all);
        return rewritten(
                name,
                plain,
                (part, xml) ->
                        switch (part) {
                            case "ppt/slides/slide1.xml" -> xml.replace("</p:spTree>", frame);
                            case "ppt/slides/_rels/slide1.xml.rels" ->
                                    xml.replace(
                                            "</Relationships>",
                                            RELATION.formatted("rId8", DATA, "data1")
                                                    + relations
                                                    + "</Relationships>");
                            default -> xml;
                        },
                more);
    }

    private static String point(String first, String second) {
        return "<dgm:pt><dgm:prSet/><dgm:spPr/><dgm:t><a:bodyPr/><a:p><a:r><a:t>"
                + first
                + "</a:t></a:r><a:r><a:t>"
                + second
                + "</a:t></a:r></a:p></dgm:t></dgm:pt>";
    }

    /// @param rewriting makes of the name of a part and what is in it what is in the copy
    private Path rewritten(
            String name, Path file, BinaryOperator<String> rewriting, Map<String, String> more)
            throws IOException {
        return fixtures.write(
                name,
                out -> {
                    try (ZipFile in = new ZipFile(file.toFile());
                            ZipOutputStream zip = new ZipOutputStream(out)) {
                        for (ZipEntry part : Collections.list(in.entries())) {
                            byte[] bytes = in.getInputStream(part).readAllBytes();
                            put(
                                    zip,
                                    part.getName(),
                                    part.getName().matches(".*\\.(xml|rels)")
                                            ? rewriting
                                                    .apply(part.getName(), new String(bytes, UTF_8))
                                                    .getBytes(UTF_8)
                                            : bytes);
                        }
                        for (var part : more.entrySet()) {
                            put(zip, part.getKey(), part.getValue().getBytes(UTF_8));
                        }
                    }
                });
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String said(Findings found) {
        return found.of(Finding.Text.class)
                .map(Finding.Text::text)
                .collect(Collectors.joining("\n"));
    }
}
