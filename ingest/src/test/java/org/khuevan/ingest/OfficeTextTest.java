package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/// What stands in and around the text of office files.
class OfficeTextTest extends ExaminerContract {

    @Test
    void drawingsAreReadAsTheyArePrinted() throws Exception {
        Findings found = read(openDocuments.odg("a.odg"));
        assertThat(found.kind()).isEqualTo(Kind.DOCUMENT);
        assertThat(found.of(Finding.PrintedPdf.class))
                .containsExactly(new Finding.PrintedPdf("printed.pdf", 2));
        assertThat(text(found, new Place.Page(2))).contains("lầu vuông tám mái");
        hasThumbnail(found);
    }

    @Test
    void formulasOfOpenDocumentAreInTheirPlaceAndHeadersAreNot() throws Exception {
        Path odt =
                fixtures.zip(
                        "formula.odt",
                        OpenDocumentFixtures.text(
                                OpenDocumentFixtures.part(
                                        "content",
                                        "<office:body><office:text><text:p>Nghiệm là"
                                                + " <draw:frame><draw:object xlink:href=\"./Object"
                                                + " 1\"/><draw:image"
                                                + " xlink:href=\"./r\"/></draw:frame> với mọi"
                                                + " a.</text:p></office:text></office:body>"),
                                OpenDocumentFixtures.part(
                                        "styles",
                                        "<office:master-styles><style:master-page><style:header>"
                                                + "<text:p>Trường Khuê Văn</text:p></style:header>"
                                                + "<style:footer><text:p>Trang 1</text:p>"
                                                + "</style:footer></style:master-page>"
                                                + "</office:master-styles>"),
                                Map.entry(
                                        "Object 1/content.xml",
                                        "<math xmlns='http://www.w3.org/1998/Math/MathML'>"
                                            + "<semantics><mrow><mi>x</mi><mo>=</mo><mfrac><mrow>"
                                            + "<mo>−</mo><mi>b</mi></mrow><mrow><mn>2</mn><msup>"
                                            + "<mi>a</mi><mn>2</mn></msup></mrow></mfrac></mrow><annotation"
                                            + " encoding='StarMath 5.0'>x = {-b} over"
                                            + " {2a^2}</annotation></semantics></math>")));
        assertThat(said(odt)).isEqualTo("Nghiệm là $x=\\frac{-b}{2a^{2}}$ với mọi a.");
    }

    @Test
    void whatStandsAboveAndBelowThePagesOfRichTextIsNotRead() throws Exception {
        Path rtf =
                fixtures.text(
                        "margins.rtf",
                        "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\header\\pard Truong Khue"
                                + " Van \\} 1{\\b x}\\par}{\\footerr\\pard Trang"
                                + " 1\\par}\\headery720 \\pard\\f0 Noi dung.\\par}");
        assertThat(said(rtf)).isEqualTo("Noi dung.");
    }

    @Test
    void linksOfDocumentsAndPagesAreKnownWithTheirWords() throws Exception {
        Path docx = files.resolve("links.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(docx)) {
            var paragraph = document.createParagraph();
            paragraph.createRun().setText("Xem ");
            paragraph.createHyperlinkRun("https://example.org/bai").setText("bài trước");
            document.write(out);
        }
        Path html =
                fixtures.text(
                        "links.html",
                        "<html><body><h2>Nguồn</h2><p>Xem <a href='https://example.org/bai'>bài"
                                + " trước</a>, <a href='#a'>trên</a>.</p></body></html>");
        assertThat(links(docx))
                .containsExactly(
                        new Finding.Link(
                                new Place.Section(1, ""), "https://example.org/bai", "bài trước"));
        assertThat(links(html))
                .containsExactly(
                        new Finding.Link(
                                new Place.Section(1, "Nguồn"),
                                "https://example.org/bai",
                                "bài trước"));
    }

    @Test
    void whatAPictureInADocumentSaysIsFoundOnItsPage() throws Exception {
        Path picture = new ScanFixtures(files).picture("inside.png");
        Path docx = files.resolve("picture.docx");
        try (XWPFDocument document = new XWPFDocument();
                InputStream in = Files.newInputStream(picture);
                OutputStream out = Files.newOutputStream(docx)) {
            document.createParagraph().createRun().setText("Trang đầu chỉ có chữ.");
            XWPFParagraph second = document.createParagraph();
            second.setPageBreak(true);
            // A paragraph of its own, of which the print has no word.
            var alone = second.createRun();
            alone.addPicture(
                    new ByteArrayInputStream(Files.readAllBytes(picture)),
                    org.apache.poi.xwpf.usermodel.Document.PICTURE_TYPE_PNG,
                    "alone.png",
                    Units.toEMU(200),
                    Units.toEMU(112));
            tell(alone, "Ruộng bậc thang");
            var run = document.createParagraph().createRun();
            run.setText("Hình 1 cho thấy:");
            run.addPicture(
                    in,
                    org.apache.poi.xwpf.usermodel.Document.PICTURE_TYPE_PNG,
                    "inside.png",
                    Units.toEMU(400),
                    Units.toEMU(225));
            tell(run, "Sơ đồ quang hợp ở lá");
            document.write(out);
        }
        Findings found = read(docx);
        assertThat(text(found, new Place.Page(2))).contains("Hình 1 cho thấy:", "Quang hợp");
        assertThat(text(found, new Place.Page(2))).containsOnlyOnce("Ruộng bậc thang");
        assertThat(text(found, new Place.Page(1))).doesNotContain("Ruộng bậc thang");
        Finding.EmbeddedPicture kept =
                found.of(Finding.EmbeddedPicture.class).skip(1).findFirst().orElseThrow();
        assertThat(kept.place()).isEqualTo(new Place.Page(2));
        assertThat(kept.alternative()).isEqualTo("Sơ đồ quang hợp ở lá");
        assertThat(text(found, new Place.Page(2))).containsOnlyOnce(kept.alternative());
        assertThat(output.resolve(kept.path())).isNotEmptyFile();
        assertThat(output.resolve(kept.thumbnail())).isNotEmptyFile();

        // Where nothing prints it, each is shown once, and has no page.
        Findings read = ((Examination.Readable) examine(docx)).findings();
        try (Examiners without = Examiners.withoutOfficeProgram(work.resolve("without"))) {
            assertThat(
                            without.picture(docx, "picture.docx", read, output, (_, _) -> {})
                                    .of(Finding.EmbeddedPicture.class))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.place()).isEqualTo(new Place.Whole());
                        assertThat(one.alternative()).isEqualTo("Ruộng bậc thang");
                    });
        }
    }

    @Test
    void whatDocumentsSayInsteadOfPicturesIsReadWhereTheyStand() throws Exception {
        Path picture = new ScanFixtures(files).picture("told.png");
        Path docx = files.resolve("told.docx");
        try (XWPFDocument document = new XWPFDocument();
                InputStream in = Files.newInputStream(picture);
                OutputStream out = Files.newOutputStream(docx)) {
            var run = document.createParagraph().createRun();
            run.setText("Xem hình:");
            run.addPicture(
                    in,
                    org.apache.poi.xwpf.usermodel.Document.PICTURE_TYPE_PNG,
                    "told.png",
                    Units.toEMU(80),
                    Units.toEMU(45));
            tell(run, "Sơ đồ vòng tuần hoàn của nước");
            document.write(out);
        }
        Path pptx = files.resolve("told.pptx");
        try (XMLSlideShow show = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(pptx)) {
            var shape =
                    show.createSlide()
                            .createPicture(
                                    show.addPicture(
                                            Files.readAllBytes(picture),
                                            PictureData.PictureType.PNG));
            ((CTPicture) shape.getXmlObject())
                    .getNvPicPr()
                    .getCNvPr()
                    .setDescr("Bản đồ Đông Nam Á");
            show.write(out);
        }
        Path odt =
                fixtures.zip(
                        "told.odt",
                        OpenDocumentFixtures.text(
                                OpenDocumentFixtures.part(
                                        "content",
                                        "<office:body><office:text><text:p>Xem hình:"
                                                + " <draw:frame><draw:image xlink:href='a.png'/>"
                                                + "<svg:title>image1.png</svg:title><svg:desc>Cột"
                                                + " cờ Hà Nội</svg:desc></draw:frame></text:p>"
                                                + "</office:text></office:body>")));
        assertThat(said(docx)).isEqualTo("Xem hình: Sơ đồ vòng tuần hoàn của nước");
        assertThat(said(pptx)).isEqualTo("Bản đồ Đông Nam Á");
        assertThat(said(odt)).isEqualTo("Xem hình: Cột cờ Hà Nội");
    }

    private static void tell(XWPFRun picture, String instead) {
        picture.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(instead);
    }

    private List<Finding.Link> links(Path file) throws Exception {
        return found(file).of(Finding.Link.class).toList();
    }

    private String said(Path file) throws Exception {
        return found(file)
                .of(Finding.Text.class)
                .map(Finding.Text::text)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private Findings found(Path file) throws Exception {
        return ((Examination.Readable) examine(file)).findings();
    }
}
