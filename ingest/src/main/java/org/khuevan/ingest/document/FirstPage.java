package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.khuevan.ingest.image.Pictures;

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

    /// @param paragraphs of which the first is set larger
    static BufferedImage of(List<String> paragraphs) {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(Color.BLACK);
            new FirstPage(graphics).set(paragraphs);
            return page;
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
        for (String line : letters.lines(text, size, WIDTH - 2 * MARGIN)) {
            if (y > HEIGHT - MARGIN) {
                return;
            }
            letters.show(graphics, line, MARGIN, y + size, size);
            y += size * 1.4f;
        }
        y += size * 0.5f;
    }
}
