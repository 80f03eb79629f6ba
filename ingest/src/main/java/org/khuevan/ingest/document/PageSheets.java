package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Source;

/// Gathers small pictures of pages in sheets: a dozen pages are one file of some 30 KB and one
/// request on a weak line, and a book of 900 pages is 75 files instead of 900.
final class PageSheets {

    static final int WIDTH = 120;

    private static final int COLUMNS = 4;
    private static final int ROWS = 3;
    private static final int TALLEST = 180;
    private static final float FIDELITY = 0.6f;

    private final Source source;
    private final Consumer<Finding> found;
    private @Nullable BufferedImage sheet;
    private int height;
    private int first = 1;
    private int count;

    PageSheets(Source source, Consumer<Finding> found) {
        this.source = source;
        this.found = found;
    }

    /// Adds the picture of the next page. All cells have the shape of the first page.
    void add(BufferedImage page) throws IOException {
        if (height == 0) {
            height =
                    Math.clamp(
                            Math.round((float) WIDTH * page.getHeight() / page.getWidth()),
                            WIDTH / 3,
                            TALLEST);
        }
        BufferedImage now = sheet;
        if (now == null) {
            now = new BufferedImage(COLUMNS * WIDTH, ROWS * height, BufferedImage.TYPE_INT_RGB);
            sheet = now;
        }
        Graphics2D graphics = now.createGraphics();
        int x = count % COLUMNS * WIDTH;
        int y = count / COLUMNS * height;
        graphics.setColor(Color.WHITE);
        graphics.fillRect(x, y, WIDTH, height);
        BufferedImage small = Pictures.fitted(page, WIDTH, height);
        graphics.drawImage(
                small,
                x + (WIDTH - small.getWidth()) / 2,
                y + (height - small.getHeight()) / 2,
                null);
        graphics.dispose();
        count++;
        if (count == COLUMNS * ROWS) {
            end();
        }
    }

    /// Writes what is gathered.
    void end() throws IOException {
        BufferedImage now = sheet;
        if (now == null || count == 0) {
            return;
        }
        String path = "pages/" + first + ".jpg";
        int rows = (count + COLUMNS - 1) / COLUMNS;
        Pictures.writeJpeg(
                now.getSubimage(0, 0, now.getWidth(), rows * height),
                source.derived(path),
                FIDELITY);
        found.accept(new Finding.PageSheet(first, count, COLUMNS, path, WIDTH, height));
        first += count;
        count = 0;
        sheet = null;
    }
}
