package org.khuevan.benchmarks;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Files as programs wrote them before Unicode: letters of Windows-1252 in fonts that draw others.
final class LegacyFiles {

    private static final Path OFFICE = Path.of("/usr/bin/soffice");

    private static final Map<LegacyEncoding, Map<String, String>> INVERSES =
            new ConcurrentHashMap<>();

    private final Path folder;

    LegacyFiles(Path folder) {
        this.folder = folder;
    }

    enum Format {
        TXT,
        HTML,
        RTF,
        DOCX,
        PPTX,
        ODT,
        DOC,
        PDF
    }

    /// @param font empty if the encoding is one of bytes only
    /// @param texts a paragraph each, already encoded
    /// @return empty if the format cannot have this
    Optional<Path> write(Format format, String font, Charset charset, List<String> texts)
            throws Exception {
        boolean bytesOnly = font.isEmpty();
        return switch (format) {
            case TXT -> Optional.of(txt(charset, texts));
            case HTML -> Optional.of(html(font, charset, texts));
            case RTF ->
                    charset.equals(StandardCharsets.ISO_8859_1) || bytesOnly
                            ? Optional.of(rtf(font, charset, texts))
                            : Optional.empty();
            case DOCX -> bytesOnly ? Optional.empty() : Optional.of(docx(font, font, texts));
            case PPTX -> bytesOnly ? Optional.empty() : Optional.of(pptx(font, texts));
            case ODT -> bytesOnly ? Optional.empty() : converted(docx(font, font, texts), "odt");
            case DOC -> bytesOnly ? Optional.empty() : converted(docx(font, font, texts), "doc");
            case PDF -> bytesOnly ? Optional.empty() : Optional.of(pdf(font, texts));
        };
    }

    /// Texts in one font, in a file that names another one too.
    Optional<Path> writeNaming(Format format, String font, String other, List<String> texts)
            throws Exception {
        return switch (format) {
            case TXT -> Optional.of(txt(StandardCharsets.UTF_8, texts));
            case DOCX -> Optional.of(docx(font, other, texts));
            case ODT -> converted(docx(font, other, texts), "odt");
            case DOC -> converted(docx(font, other, texts), "doc");
            case HTML, RTF, PPTX, PDF -> Optional.empty();
        };
    }

    private Path txt(Charset charset, List<String> texts) throws IOException {
        return Files.write(folder.resolve("old.txt"), String.join("\r\n", texts).getBytes(charset));
    }

    private Path html(String font, Charset charset, List<String> texts) throws IOException {
        String body =
                texts.stream()
                        .map(text -> text.replace("&", "&amp;").replace("<", "&lt;"))
                        .map(text -> "<p><font face=\"" + font + "\">" + text + "</font></p>")
                        .collect(Collectors.joining("\n"));
        return Files.write(
                folder.resolve("old.html"),
                ("<html><body>" + body + "</body></html>").getBytes(charset));
    }

    private Path rtf(String font, Charset charset, List<String> texts) throws IOException {
        StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi\\ansicpg");
        rtf.append(font.isEmpty() ? "1258" : "1252").append("\\deff0{\\fonttbl{\\f0\\fnil");
        rtf.append(font.isEmpty() ? "\\fcharset163 Arial" : "\\fcharset0 " + font);
        rtf.append(";}{\\f1\\fswiss\\fcharset0 Arial;}}\n");
        for (String text : texts) {
            rtf.append("\\pard\\f0 ");
            for (byte one : text.getBytes(charset)) {
                int c = one & 0xFF;
                if (c > 0x7F || c < 0x20) {
                    rtf.append("\\'%02x".formatted(c));
                } else {
                    rtf.append("\\{}".indexOf(c) >= 0 ? "\\" : "").append((char) c);
                }
            }
            rtf.append("\\par\n");
        }
        return Files.writeString(folder.resolve("old.rtf"), rtf + "}", StandardCharsets.ISO_8859_1);
    }

    private Path docx(String font, String other, List<String> texts) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setFontFamily(other);
            for (String text : texts) {
                var run = document.createParagraph().createRun();
                run.setFontFamily(font);
                // XML has no place for some letters of VISCII.
                run.setText(text.replaceAll("[\\x00-\\x1F]", " "));
            }
            Path file = folder.resolve("old.docx");
            try (OutputStream out = Files.newOutputStream(file)) {
                document.write(out);
            }
            return file;
        }
    }

    private Path pptx(String font, List<String> texts) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow()) {
            for (String text : texts) {
                XSLFTextBox box = show.createSlide().createTextBox();
                box.setAnchor(new Rectangle(50, 50, 600, 300));
                box.setText(text.replaceAll("[\\x00-\\x1F]", " ")).setFontFamily(font);
            }
            Path file = folder.resolve("old.pptx");
            try (OutputStream out = Files.newOutputStream(file)) {
                show.write(out);
            }
            return file;
        }
    }

    /// A font of today under the name of one of then.
    private Path pdf(String font, List<String> texts) throws IOException {
        try (PDDocument pdf = new PDDocument();
                InputStream in =
                        Objects.requireNonNull(
                                PDFont.class.getResourceAsStream(
                                        "/org/apache/pdfbox/resources/ttf/"
                                                + "LiberationSans-Regular.ttf"))) {
            PDFont drawn = PDType0Font.load(pdf, in, false);
            drawn.getCOSObject().setName(COSName.BASE_FONT, "ABCDEF+" + font.replace(" ", ""));
            for (String text : texts) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(drawn, 8);
                    content.newLineAtOffset(40, 700);
                    for (String line : text.split("(?<=\\G.{60,90} )", -1)) {
                        content.showText(shown(line, drawn));
                        content.newLineAtOffset(0, -14);
                    }
                    content.endText();
                }
            }
            Path file = folder.resolve("old.pdf");
            pdf.save(file.toFile());
            return file;
        }
    }

    private static String shown(String line, PDFont font) {
        StringBuilder shown = new StringBuilder();
        line.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> {
                    try {
                        font.encode(letter);
                        shown.append(letter);
                    } catch (IOException | IllegalArgumentException _) {
                        shown.append(' ');
                    }
                });
        return shown.toString();
    }

    private Optional<Path> converted(Path file, String ending)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(OFFICE)) {
            return Optional.empty();
        }
        Path profile = folder.resolve("profile");
        Process office =
                new ProcessBuilder(
                                OFFICE.toString(),
                                "-env:UserInstallation=" + profile.toUri(),
                                "--headless",
                                "--convert-to",
                                ending,
                                "--outdir",
                                folder.toString(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!office.waitFor(2, TimeUnit.MINUTES)) {
            office.destroyForcibly();
        }
        return Optional.of(folder.resolve("old." + ending)).filter(Files::exists);
    }

    /// The inverse of decoding, by trying every letter and every pair.
    static String encode(String text, LegacyEncoding encoding) {
        Map<String, String> inverse = INVERSES.computeIfAbsent(encoding, LegacyFiles::inverse);
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> inverse.getOrDefault(letter, letter))
                .collect(Collectors.joining());
    }

    private static Map<String, String> inverse(LegacyEncoding encoding) {
        Map<String, String> inverse = new java.util.HashMap<>();
        for (char first = 1; first < 0x100; first++) {
            String decoded = encoding.decode(String.valueOf(first));
            if (first < 0x80 || !decoded.equals(String.valueOf(first))) {
                inverse.putIfAbsent(decoded, String.valueOf(first));
            }
        }
        for (char first : "aeouyôöAEOUYÔÖ".toCharArray()) {
            for (char second = 0xC0; second < 0x100; second++) {
                String pair = "" + first + second;
                String decoded = encoding.decode(pair);
                if (decoded.length() == 1) {
                    inverse.putIfAbsent(decoded, pair);
                }
            }
        }
        return Map.copyOf(inverse);
    }

    /// Letters with their hats, tones as marks that follow.
    static String windows1258(String text) {
        Charset charset = Charset.forName("windows-1258");
        StringBuilder parts = new StringBuilder();
        for (String letter : text.split("")) {
            String whole = letter;
            if (!charset.newEncoder().canEncode(letter)) {
                String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
                String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
                String rest = apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
                whole = Normalizer.normalize(rest, Normalizer.Form.NFC) + tone;
            }
            parts.append(whole);
        }
        return parts.toString();
    }
}
