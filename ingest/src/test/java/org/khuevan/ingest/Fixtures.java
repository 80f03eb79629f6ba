package org.khuevan.ingest;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.khuevan.ingest.vietnamese.LegacyEncoding;
import org.khuevan.ingest.vietnamese.LegacyWriting;

/// Small files of every kind, made by real programs or after their formats' specifications.
final class Fixtures {

    static final String VIETNAMESE =
            "Khuê Văn Các là một lầu vuông tám mái, được xây dựng năm 1805 trong khu di tích Văn"
                    + " Miếu – Quốc Tử Giám, nơi học trò ngày xưa bình những bài văn hay.";
    static final String ENGLISH =
            "The pavilion of the constellation of literature stands in the temple of the capital,"
                    + " where the essays of good students were once read aloud.";

    static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final Path folder;

    Fixtures(Path folder) {
        this.folder = folder;
    }

    Path pdf(String name, String password, String... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font;
            try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
                font = PDType0Font.load(pdf, in);
            }
            for (String text : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, 6);
                    content.newLineAtOffset(40, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            pdf.getDocumentInformation().setTitle("Khuê Văn Các");
            pdf.getDocumentInformation().setAuthor("Nguyễn Văn Thành");
            pdf.getDocumentInformation().setKeywords("di tích, Hà Nội");
            if (!password.isEmpty()) {
                pdf.protect(
                        new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    Path docx(String name) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createStyles();
            heading(document, "Mở đầu");
            document.createParagraph().createRun().setText(VIETNAMESE);
            document.createParagraph().setPageBreak(true);
            heading(document, "Kiến trúc");
            document.createParagraph().createRun().setText("Bốn mặt lầu đều có cửa sổ tròn.");
            document.getProperties().getCoreProperties().setTitle("Bài giảng Word");
            document.getProperties().getCoreProperties().setCreator("Cô Hoa");
            return write(name, document::write);
        }
    }

    private static void heading(XWPFDocument document, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        var style =
                org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory
                        .newInstance();
        style.setStyleId("Heading1");
        style.addNewName().setVal("heading 1");
        if (document.getStyles().getStyle("Heading1") == null) {
            document.getStyles().addStyle(new org.apache.poi.xwpf.usermodel.XWPFStyle(style));
        }
        paragraph.setStyle("Heading1");
        paragraph.createRun().setText(text);
    }

    Path pptx(String name) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            for (String text : List.of("Trang mở đầu", VIETNAMESE, "Cảm ơn các em")) {
                XSLFSlide slide = show.createSlide();
                XSLFTextBox box = slide.createTextBox();
                box.setAnchor(new java.awt.Rectangle(50, 50, 600, 300));
                box.setText(text);
            }
            show.getProperties().getCoreProperties().setTitle("Bài giảng PowerPoint");
            return write(name, show::write);
        }
    }

    /// Four pages with a header, a number and a heading each; the last one goes across two columns
    /// line by line.
    Path printedPages(String name) throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
            PDFont font = PDType0Font.load(pdf, in, false);
            for (int number = 1; number <= 4; number++) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    show(content, font, 9, 60, 760, "Giáo trình Văn Miếu");
                    show(content, font, 9, 300, 30, "Trang " + number);
                    show(content, font, 18, 60, 690, "Bài " + "ABCD".charAt(number - 1));
                    for (int line = 0; line < 8; line++) {
                        float y = 650 - 14 * line;
                        show(
                                content,
                                font,
                                10,
                                60,
                                y,
                                "bên trái dòng thứ " + line + " của bài này");
                        if (number == 4) {
                            show(
                                    content,
                                    font,
                                    10,
                                    320,
                                    y,
                                    "bên phải dòng " + line + " của bài này");
                        }
                    }
                }
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    static void show(
            PDPageContentStream content, PDFont font, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    static String tcvn3(String text) {
        return LegacyWriting.write(text, LegacyEncoding.TCVN3);
    }

    Path legacyDocx(String name) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            var run = document.createParagraph().createRun();
            run.setFontFamily(".VnTime");
            run.setText(tcvn3(VIETNAMESE));
            return write(name, document::write);
        }
    }

    Path legacyPptx(String name) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFTextBox box = show.createSlide().createTextBox();
            box.setAnchor(new java.awt.Rectangle(50, 50, 600, 300));
            var run = box.setText(LegacyWriting.write(VIETNAMESE, LegacyEncoding.VNI));
            run.setFontFamily("VNI-Times");
            return write(name, show::write);
        }
    }

    /// A font of today under the name of one of then.
    Path legacyPdf(String name) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDFont font;
            try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
                font = PDType0Font.load(pdf, in, false);
            }
            font.getCOSObject().setName(org.apache.pdfbox.cos.COSName.BASE_FONT, "ABCDEF+.VnTime");
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(font, 5);
                content.newLineAtOffset(20, 700);
                content.showText(tcvn3(VIETNAMESE));
                content.endText();
            }
            Path file = folder.resolve(name);
            pdf.save(file.toFile());
            return file;
        }
    }

    /// A text of Word with a picture that is elsewhere.
    Path linkedDocx(String name, String picture) throws IOException {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "http://schemas.openxmlformats.org/package/2006/";
        return zip(
                name,
                List.of(
                        Map.entry(
                                "[Content_Types].xml",
                                """
                                <Types xmlns="%scontent-types"><Default Extension="rels"
                                ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                                <Override PartName="/word/document.xml"
                                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                                </Types>\
                                """
                                        .formatted(types)),
                        Map.entry(
                                "_rels/.rels",
                                """
                                <Relationships xmlns="%srelationships"><Relationship Id="d"
                                Type="%s/officeDocument" Target="word/document.xml"/>
                                </Relationships>\
                                """
                                        .formatted(types, relations)),
                        Map.entry(
                                "word/_rels/document.xml.rels",
                                """
                                <Relationships xmlns="%srelationships"><Relationship Id="p"
                                Type="%s/image" Target="%s" TargetMode="External"/>
                                </Relationships>\
                                """
                                        .formatted(types, relations, picture)),
                        Map.entry(
                                "word/document.xml",
                                """
                                <w:document
                                xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                                xmlns:r="%s"
                                xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
                                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
                                xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
                                <w:body><w:p><w:r><w:drawing><wp:inline>
                                <wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>
                                <a:graphic><a:graphicData
                                uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
                                <pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/>
                                </pic:nvPicPr><pic:blipFill><a:blip r:link="p"/><a:stretch>
                                <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>
                                <a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>
                                <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>
                                </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
                                </w:body></w:document>\
                                """
                                        .formatted(relations))));
    }

    Path epub(String name) throws IOException {
        return zip(
                name,
                List.of(
                        Map.entry("mimetype", "application/epub+zip"),
                        Map.entry(
                                "META-INF/container.xml",
                                "<container"
                                    + " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\""
                                    + " version=\"1.0\"><rootfiles><rootfile"
                                    + " full-path=\"OPS/book.opf\""
                                    + " media-type=\"application/oebps-package+xml\"/>"
                                    + "</rootfiles></container>"),
                        Map.entry(
                                "OPS/book.opf",
                                "<package xmlns=\"http://www.idpf.org/2007/opf\""
                                    + " version=\"3.0\"><metadata"
                                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Sách"
                                    + " nhỏ</dc:title><dc:creator>Tô Vân</dc:creator>"
                                    + "<dc:language>vi</dc:language>"
                                    + "<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights></metadata><manifest><item"
                                    + " id=\"a\" href=\"a.xhtml\""
                                    + " media-type=\"application/xhtml+xml\"/><item id=\"b\""
                                    + " href=\"ch%20b.xhtml\""
                                    + " media-type=\"application/xhtml+xml\"/></manifest><spine><itemref"
                                    + " idref=\"b\"/><itemref idref=\"a\"/></spine></package>"),
                        Map.entry("OPS/a.xhtml", html("Chương hai", "Hết sách.")),
                        Map.entry("OPS/ch b.xhtml", html("Chương một", VIETNAMESE))));
    }

    private static String html(String heading, String text) {
        return "<html><head><title>x</title></head><body><h1>"
                + heading
                + "</h1><p>"
                + text
                + "</p></body></html>";
    }

    Path zip(String name, List<Map.Entry<String, String>> parts) throws IOException {
        return write(
                name,
                out -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                        for (var part : parts) {
                            byte[] bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
                            ZipEntry entry = new ZipEntry(part.getKey());
                            if (part.getKey().equals("mimetype")) {
                                entry.setMethod(ZipEntry.STORED);
                                entry.setSize(bytes.length);
                                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                                crc.update(bytes);
                                entry.setCrc(crc.getValue());
                            }
                            zip.putNextEntry(entry);
                            zip.write(bytes);
                            zip.closeEntry();
                        }
                    }
                });
    }

    Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path image(String name, String format) throws IOException {
        BufferedImage image = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(100, 50, 300, 300);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    /// @param arguments of ffmpeg between its standard ones and the output
    Path media(Path tools, String name, String... arguments)
            throws IOException, InterruptedException {
        Path programs;
        try (var found = Files.walk(tools)) {
            programs = found.filter(p -> p.endsWith("ffmpeg")).findFirst().orElseThrow();
        }
        List<String> command =
                new ArrayList<>(List.of(programs.toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        Path file = folder.resolve(name);
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(programs.getParent()));
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with " + status);
        }
        return file;
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Path write(String name, Writing writing) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            writing.to(out);
        }
        return file;
    }
}
