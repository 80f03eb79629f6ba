package org.khuevan.benchmarks;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Files as programs wrote them before Unicode: letters of Windows-1252 in fonts that draw others.
final class LegacyFiles {

    private static final Path OFFICE = Path.of("/usr/bin/soffice");
    private static final int LETTERS_A_LINE = 90;
    private static final int LINES_A_PAGE = 46;

    private final Path folder;

    LegacyFiles(Path folder) {
        this.folder = folder;
    }

    enum Format {
        TXT,
        HTML,
        CSS,
        RTF,
        DOCX,
        PPTX,
        ODT,
        DOC,
        XLSX,
        XLS,
        PDF
    }

    /// Words in one font.
    ///
    /// @param meant as a reader sees them
    /// @param font empty if none is named
    record Words(String text, String meant, String font) {}

    /// @param texts a paragraph each
    /// @param charset of a file that is bytes and nothing else
    Path write(Format format, Charset charset, List<List<Words>> texts) throws Exception {
        Path file = folder.resolve("old." + format.name().toLowerCase(java.util.Locale.ROOT));
        return switch (format) {
            case TXT ->
                    Files.write(
                            file,
                            texts.stream()
                                    .map(LegacyFiles::text)
                                    .collect(Collectors.joining("\r\n"))
                                    .getBytes(charset));
            case HTML, CSS -> html(format == Format.CSS, charset, texts);
            case RTF -> rtf(charset, texts, file);
            case DOCX -> docx(texts, file);
            case PPTX -> pptx(texts, file);
            case ODT, DOC -> converted(docx(texts, folder.resolve("old.docx")), file);
            case XLSX -> sheet(new XSSFWorkbook(), texts, file);
            case XLS -> sheet(new HSSFWorkbook(), texts, file);
            case PDF -> pdf(texts, file);
        };
    }

    static String text(List<Words> words) {
        return words.stream().map(Words::text).collect(Collectors.joining());
    }

    private Path html(boolean css, Charset charset, List<List<Words>> texts) throws IOException {
        List<String> fonts =
                texts.stream().flatMap(List::stream).map(Words::font).distinct().toList();
        StringBuilder page = new StringBuilder("<html><head><style>\n");
        for (int i = 0; css && i < fonts.size(); i++) {
            page.append(
                    "span.f%d, p.f%d {color:black; font:12pt \"%s\",serif}\n"
                            .formatted(i, i, fonts.get(i)));
        }
        page.append("</style></head><body>\n");
        for (List<Words> text : texts) {
            // Words of the paragraph's font stand in it, others in elements of their own.
            String own = text.getFirst().font();
            page.append(
                    css
                            ? "<p class=f" + fonts.indexOf(own) + ">"
                            : "<p><font face=\"" + own + "\">");
            for (Words words : text) {
                String said = escaped(words.text(), charset);
                if (words.font().equals(own)) {
                    page.append(said);
                } else if (css) {
                    page.append("<span class=f" + fonts.indexOf(words.font()) + ">" + said)
                            .append("</span>");
                } else {
                    page.append("<font face='" + words.font() + "'>" + said + "</font>");
                }
            }
            page.append(css ? "</p>\n" : "</font></p>\n");
        }
        return Files.write(
                folder.resolve("old.html"),
                page.append("</body></html>").toString().getBytes(charset));
    }

    private static String escaped(String text, Charset charset) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '&' || c == '<' || !charset.newEncoder().canEncode(c)) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static Path rtf(Charset charset, List<List<Words>> texts, Path file)
            throws IOException {
        List<String> fonts =
                texts.stream().flatMap(List::stream).map(Words::font).distinct().toList();
        boolean bytesOnly = fonts.equals(List.of(""));
        StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg");
        rtf.append(bytesOnly ? "1258" : "1252").append("\\deff0{\\fonttbl");
        for (int i = 0; i < fonts.size(); i++) {
            rtf.append(
                    "{\\f%d\\fnil\\fcharset%s;}"
                            .formatted(i, bytesOnly ? "163 Arial" : "0 " + fonts.get(i)));
        }
        rtf.append("}\n");
        Charset bytes = bytesOnly ? charset : StandardCharsets.ISO_8859_1;
        for (List<Words> text : texts) {
            rtf.append("\\pard");
            for (Words words : text) {
                rtf.append("\\f").append(fonts.indexOf(words.font())).append(' ');
                for (char c : words.text().toCharArray()) {
                    if (!bytes.newEncoder().canEncode(c)) {
                        rtf.append("\\u").append((short) c).append('?');
                    } else if (c > 0x7F || c < 0x20) {
                        rtf.append(
                                "\\'%02x".formatted(String.valueOf(c).getBytes(bytes)[0] & 0xFF));
                    } else {
                        rtf.append("\\{}".indexOf(c) >= 0 ? "\\" : "").append(c);
                    }
                }
            }
            rtf.append("\\par\n");
        }
        return Files.writeString(file, rtf + "}", StandardCharsets.ISO_8859_1);
    }

    private static Path docx(List<List<Words>> texts, Path file) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            for (List<Words> text : texts) {
                var paragraph = document.createParagraph();
                for (Words words : text) {
                    var run = paragraph.createRun();
                    run.setFontFamily(words.font());
                    run.setText(words.text());
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                document.write(out);
            }
            return file;
        }
    }

    private static Path pptx(List<List<Words>> texts, Path file) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            for (List<Words> text : texts) {
                XSLFTextBox box = show.createSlide().createTextBox();
                box.setAnchor(new Rectangle(50, 50, 600, 300));
                box.clearText();
                var paragraph = box.addNewTextParagraph();
                for (Words words : text) {
                    var run = paragraph.addNewTextRun();
                    run.setText(words.text());
                    run.setFontFamily(words.font());
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                show.write(out);
            }
            return file;
        }
    }

    private static Path sheet(Workbook book, List<List<Words>> texts, Path file)
            throws IOException {
        try (book) {
            Sheet sheet = book.createSheet();
            for (List<Words> text : texts) {
                RichTextString said = book.getCreationHelper().createRichTextString(text(text));
                int from = 0;
                for (Words words : text) {
                    Font font = book.createFont();
                    font.setFontName(words.font());
                    said.applyFont(from, from + words.text().length(), font);
                    from += words.text().length();
                }
                sheet.createRow(sheet.getPhysicalNumberOfRows()).createCell(0).setCellValue(said);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                book.write(out);
            }
            return file;
        }
    }

    /// A font of today under the names of those of then. A letter that it cannot draw is written as
    /// it is meant.
    private static Path pdf(List<List<Words>> texts, Path file) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            java.util.Map<String, PDFont> fonts = new java.util.HashMap<>();
            for (Words words : texts.stream().flatMap(List::stream).toList()) {
                if (!fonts.containsKey(words.font())) {
                    fonts.put(words.font(), font(pdf, words.font()));
                }
            }
            PDPageContentStream content = page(pdf);
            int line = 0;
            for (List<Words> text : texts) {
                int inLine = LETTERS_A_LINE;
                for (Words words : text) {
                    for (String word : words.text().split("(?<= )", -1)) {
                        if (inLine + word.length() > LETTERS_A_LINE) {
                            inLine = 0;
                            if (++line % LINES_A_PAGE == 0) {
                                content.endText();
                                content.close();
                                content = page(pdf);
                            }
                            content.newLineAtOffset(0, -14);
                        }
                        content.setFont(fonts.get(words.font()), 8);
                        content.showText(word);
                        inLine += word.length();
                    }
                }
            }
            content.endText();
            content.close();
            pdf.save(file.toFile());
            return file;
        }
    }

    private static PDPageContentStream page(PDDocument pdf) throws IOException {
        PDPage page = new PDPage();
        pdf.addPage(page);
        PDPageContentStream content = new PDPageContentStream(pdf, page);
        content.beginText();
        content.newLineAtOffset(40, 740);
        return content;
    }

    private static PDFont font(PDDocument pdf, String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        PDFont.class.getResourceAsStream(
                                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            PDFont drawn = PDType0Font.load(pdf, in, false);
            drawn.getCOSObject().setName(COSName.BASE_FONT, "ABCDEF+" + name.replace(" ", ""));
            return drawn;
        }
    }

    /// Whether the font of the PDF has a letter.
    static boolean isDrawn(String letter) {
        return Drawn.has(letter);
    }

    private static final class Drawn {

        private static final PDDocument NONE = new PDDocument();
        private static final PDFont FONT = load();

        private static PDFont load() {
            try {
                return font(NONE, "any");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        static boolean has(String letter) {
            try {
                FONT.encode(letter);
                return true;
            } catch (IOException | IllegalArgumentException _) {
                return false;
            }
        }
    }

    static Optional<Path> office() {
        return Optional.of(OFFICE).filter(Files::isExecutable);
    }

    private Path converted(Path file, Path to) throws IOException, InterruptedException {
        String name = to.getFileName().toString();
        Process office =
                new ProcessBuilder(
                                OFFICE.toString(),
                                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                name.substring(name.lastIndexOf('.') + 1),
                                "--outdir",
                                folder.toString(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!office.waitFor(2, TimeUnit.MINUTES)) {
            office.destroyForcibly();
        }
        return to;
    }
}
