package org.khuevan.learning;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Draws a certificate: one page of A4, landscape, with its verification address as text and as a
/// QR code.
public final class CertificatePdf {

    private static final PDRectangle PAGE =
            new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
    private static final float MARGIN = 72;
    private static final float CODE = 92;
    private static final Color ACCENT = new Color(0x8f2b20);
    private static final Color INK = new Color(0x221d19);
    private static final Color QUIET = new Color(0x645b52);

    private final Certificate certificate;
    private final String address;
    private final ZoneId zone;
    private final Locale language;
    private final ResourceBundle words;

    /// @param address where it is verified
    /// @param zone whose calendar its day is told by
    public CertificatePdf(Certificate certificate, String address, ZoneId zone) {
        this.certificate = certificate;
        this.address = address;
        this.zone = zone;
        this.language =
                certificate.language().getLanguage().equals("vi")
                        ? Locale.of("vi")
                        : Locale.ENGLISH;
        this.words =
                ResourceBundle.getBundle(
                        "messages.certificates",
                        language.getLanguage().equals("vi") ? language : Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public byte[] bytes() {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PAGE);
            pdf.addPage(page);
            pdf.getDocumentInformation()
                    .setTitle(words.getString("title") + ": " + certificate.title());
            pdf.getDocumentInformation().setAuthor(certificate.organisation());
            pdf.getDocumentCatalog().setLanguage(language.toLanguageTag());
            PDFont regular = font(pdf, "BeVietnamPro-Regular.ttf");
            PDFont strong = font(pdf, "BeVietnamPro-SemiBold.ttf");
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                frame(content);
                words(new Pen(content, regular), new Pen(content, strong));
                code(content);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void words(Pen regular, Pen strong) throws IOException {
        strong.centred("Khuê Văn", 13, 500, ACCENT);
        strong.centred(words.getString("title"), 30, 448, ACCENT);
        regular.centred(words.getString("that"), 13, 408, QUIET);
        strong.centred(certificate.person(), 30, 362, INK);
        regular.centred(words.getString("finished"), 13, 322, QUIET);
        float below = strong.lines(certificate.title(), 20, 288, INK);
        regular.centred(facts(), 12, below - 8, QUIET);
        regular.left(certificate.organisation(), 12, 128, INK);
        regular.left(date(), 12, 108, QUIET);
        regular.left(said("verify"), 9, 82, QUIET);
        regular.left(address, 9, 68, QUIET);
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        if (certificate.hours() > 0) {
            facts.add(said("hours", certificate.hours()));
        }
        certificate.percent().ifPresent(percent -> facts.add(said("grade", percent)));
        return facts.stream().collect(Collectors.joining(" · "));
    }

    private String date() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(certificate.issued().atZone(zone));
    }

    private String said(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    private static void frame(PDPageContentStream content) throws IOException {
        content.setStrokingColor(ACCENT);
        content.setLineWidth(2);
        content.addRect(28, 28, PAGE.getWidth() - 56, PAGE.getHeight() - 56);
        content.stroke();
        content.setLineWidth(0.6f);
        content.addRect(36, 36, PAGE.getWidth() - 72, PAGE.getHeight() - 72);
        content.stroke();
    }

    private void code(PDPageContentStream content) throws IOException {
        BitMatrix matrix;
        try {
            matrix =
                    new QRCodeWriter()
                            .encode(
                                    address,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold " + address, e);
        }
        float module = CODE / matrix.getWidth();
        float left = PAGE.getWidth() - MARGIN - CODE;
        content.setNonStrokingColor(INK);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    content.addRect(
                            left + x * module,
                            MARGIN + (matrix.getHeight() - 1 - y) * module,
                            module,
                            module);
                }
            }
        }
        content.fill();
    }

    private static PDFont font(PDDocument pdf, String name) throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(CertificatePdf.class.getResourceAsStream(name), name)) {
            return PDType0Font.load(pdf, bytes);
        }
    }

    /// Writes with one font.
    private record Pen(PDPageContentStream content, PDFont font) {

        private static final float WIDEST = PAGE.getWidth() - 2 * MARGIN;

        void centred(String text, float size, float y, Color colour) throws IOException {
            String shown = shown(text);
            float fitting = Math.min(size, size * WIDEST / Math.max(1, width(shown, size)));
            write(shown, fitting, (PAGE.getWidth() - width(shown, fitting)) / 2, y, colour);
        }

        void left(String text, float size, float y, Color colour) throws IOException {
            write(shown(text), size, MARGIN, y, colour);
        }

        /// Centred, on two lines if need be.
        ///
        /// @return where the next text may stand
        float lines(String text, float size, float y, Color colour) throws IOException {
            String shown = shown(text);
            int space = shown.indexOf(' ', shown.length() / 2);
            if (width(shown, size) <= WIDEST || space < 0) {
                centred(shown, size, y, colour);
                return y - size - 8;
            }
            centred(shown.substring(0, space), size, y, colour);
            centred(shown.substring(space + 1), size, y - size * 1.3f, colour);
            return y - size * 2.3f - 8;
        }

        private void write(String text, float size, float x, float y, Color colour)
                throws IOException {
            content.beginText();
            content.setNonStrokingColor(colour);
            content.setFont(font, size);
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
        }

        private float width(String text, float size) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }

        /// What the font cannot write is left out, so that no name keeps a certificate from being
        /// made.
        private String shown(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC)
                    .codePoints()
                    .filter(this::has)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
        }

        private boolean has(int character) {
            try {
                font.encode(Character.toString(character));
                return true;
            } catch (IOException | IllegalArgumentException _) {
                return false;
            }
        }
    }
}
