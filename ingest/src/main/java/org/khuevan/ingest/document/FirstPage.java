package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Draws the beginning of a text as a page, for formats that have no picture of their own. It is
/// set with a font that PDFBox brings along, because a server may have none.
final class FirstPage {

    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float SIZE = 13;

    private FirstPage() {}

    /// The page of a web page or of what was made into one.
    static void picture(Element body, Source source, Report report) {
        List<String> lines =
                body.select("h1, h2, h3, h4, p, li, pre, td, figcaption").stream()
                        .map(Element::text)
                        .filter(line -> !line.isBlank())
                        .limit(60)
                        .toList();
        picture(lines.isEmpty() ? List.of(body.text()) : lines, source, report);
    }

    /// @param paragraphs of which the first is set larger
    static void picture(List<String> paragraphs, Source source, Report report) {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            PDFont font;
            try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
                font = PDType0Font.load(pdf, in, false);
            }
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                float y = page.getMediaBox().getHeight() - MARGIN;
                float size = SIZE * 1.8f;
                for (String paragraph : paragraphs) {
                    y = set(content, font, size, y, paragraph);
                    size = SIZE;
                    if (y < MARGIN) {
                        break;
                    }
                }
            }
            BufferedImage image = new PDFRenderer(pdf).renderImage(0, 1.1f);
            report.add(Pictures.thumbnail(image, source));
        } catch (IOException | RuntimeException _) {
            report.notice(Notice.NO_PICTURE);
        }
    }

    private static float set(
            PDPageContentStream content, PDFont font, float size, float top, String paragraph)
            throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        float y = top;
        StringBuilder line = new StringBuilder();
        for (String word : known(font, paragraph).split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.getStringWidth(longer) / 1000 * size > width && !line.isEmpty()) {
                y = show(content, font, size, y, line.toString());
                if (y < MARGIN) {
                    return y;
                }
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        return show(content, font, size, y, line.toString()) - size * 0.5f;
    }

    private static float show(
            PDPageContentStream content, PDFont font, float size, float y, String line)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(MARGIN, y - size);
        content.showText(line);
        content.endText();
        return y - size * 1.4f;
    }

    /// Characters that the font lacks are shown as a dot.
    private static String known(PDFont font, String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .limit(2_000)
                .forEach(c -> known.append(has(font, c) ? Character.toString(c) : "·"));
        return known.toString();
    }

    private static boolean has(PDFont font, int c) {
        if (Character.isWhitespace(c)) {
            return true;
        }
        try {
            return font.encode(Character.toString(c)).length > 0;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
