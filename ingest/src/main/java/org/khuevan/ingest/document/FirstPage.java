package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Draws the beginning of a text as a page, for formats that have no picture of their own. It is
/// set with a font that PDFBox brings along, because a server may have none.
final class FirstPage {

    private static final int WIDTH = Pictures.THUMBNAIL_WIDTH;
    private static final int HEIGHT = WIDTH * 297 / 210;
    private static final float MARGIN = 38;
    private static final float SIZE = 9;

    private final Graphics2D graphics;
    private final Letters letters = Letters.LOADED;
    private float y = MARGIN;

    private FirstPage(Graphics2D graphics) {
        this.graphics = graphics;
    }

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
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(Color.BLACK);
            new FirstPage(graphics).set(paragraphs);
            report.add(Pictures.thumbnail(page, source));
        } catch (IOException | RuntimeException _) {
            report.notice(Notice.NO_PICTURE);
        } finally {
            graphics.dispose();
        }
    }

    private void set(List<String> paragraphs) {
        float size = SIZE * 1.8f;
        for (String paragraph : paragraphs) {
            set(paragraph, size);
            size = SIZE;
            if (y > HEIGHT - MARGIN) {
                return;
            }
        }
    }

    private void set(String paragraph, float size) {
        String text = paragraph.substring(0, Math.min(paragraph.length(), 2_000));
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && letters.width(longer) * size > WIDTH - 2 * MARGIN) {
                show(line.toString(), size);
                if (y > HEIGHT - MARGIN) {
                    return;
                }
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        show(line.toString(), size);
        y += size * 0.5f;
    }

    private void show(String line, float size) {
        float baseline = y + size;
        float x = MARGIN;
        for (int c : line.codePoints().toArray()) {
            Letters.Letter letter = letters.of(c);
            AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
            place.scale(size, -size);
            graphics.fill(letter.shape().createTransformedShape(place));
            x += letter.width() * size;
        }
        y += size * 1.4f;
    }

    /// The shapes of one font, in units of its size.
    private static final class Letters {

        /// Read when it is first needed, once in a process.
        private static final Letters LOADED = new Letters();

        private static final String FONT =
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

        private final TrueTypeFont font;
        private final CmapLookup glyphs;
        private final Map<Integer, Letter> known = new HashMap<>();

        private record Letter(GeneralPath shape, float width) {}

        private Letters() {
            try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
                font = new TTFParser().parse(new RandomAccessReadBuffer(in));
                glyphs = font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        float width(String text) {
            return (float) text.codePoints().mapToDouble(c -> of(c).width()).sum();
        }

        /// A character that the font lacks is a dot.
        Letter of(int c) {
            return known.computeIfAbsent(c, this::read);
        }

        private Letter read(int c) {
            try {
                int glyph = glyphs.getGlyphId(c);
                int shown = glyph == 0 ? glyphs.getGlyphId('·') : glyph;
                float unit = 1f / font.getUnitsPerEm();
                GlyphData data = font.getGlyph().getGlyph(shown);
                GeneralPath shape = data == null ? new GeneralPath() : data.getPath();
                shape.transform(AffineTransform.getScaleInstance(unit, unit));
                return new Letter(shape, font.getAdvanceWidth(shown) * unit);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
