package org.khuevan.ingest.document;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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

/// The shapes of the letters of one font, in units of its size.
final class Letters {

    /// Read when it is first needed, once in a process.
    static final Letters LOADED = new Letters();

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

    private float width(String text) {
        return (float) text.codePoints().mapToDouble(c -> of(c).width()).sum();
    }

    /// A character that the font lacks is a dot.
    private Letter of(int c) {
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

    /// The lines of a text that is no wider than given.
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) * size > width) {
                lines.add(line.toString());
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return lines;
    }

    /// Draws a line.
    void show(Graphics2D graphics, String line, float left, float baseline, float size) {
        float x = left;
        for (int c : line.codePoints().toArray()) {
            Letter letter = of(c);
            AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
            place.scale(size, -size);
            graphics.fill(letter.shape().createTransformedShape(place));
            x += letter.width() * size;
        }
    }
}
