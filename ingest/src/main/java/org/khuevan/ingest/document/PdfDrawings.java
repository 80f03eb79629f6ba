package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Source;

/// Draws the pages of a PDF. It takes no longer than a minute and a half, whatever the number of
/// pages: those that there was no time for have no picture, and a viewer shows their numbers.
final class PdfDrawings {

    private static final long LONGEST = Duration.ofSeconds(90).toNanos();
    private static final int MOST_PAGES = 3_000;
    private static final int MOST_SLIDES = 500;

    private final PDDocument pdf;
    private final PDFRenderer renderer;
    private final Source source;
    private final Consumer<Finding> found;

    PdfDrawings(PDDocument pdf, Source source, Consumer<Finding> found) {
        this.pdf = pdf;
        this.source = source;
        this.found = found;
        this.renderer = new PDFRenderer(pdf);
        renderer.setSubsamplingAllowed(true);
    }

    /// Hears how many of all pages are drawn.
    interface Drawn {
        void pages(int done, int all);
    }

    /// @param slides whether the pages are slides, of which large pictures are wanted too
    void draw(boolean slides, PageSheets sheets, Drawn drawn) throws IOException {
        if (!slides) {
            thumbnail();
        }
        long start = System.nanoTime();
        int pages = Math.min(pdf.getNumberOfPages(), slides ? MOST_SLIDES : MOST_PAGES);
        for (int i = 0; i < pages && System.nanoTime() - start < LONGEST; i++) {
            drawn.pages(i, pages);
            BufferedImage page = page(i, slides ? SlideDrawings.WIDTH : PageSheets.WIDTH * 1.5f);
            sheets.add(page);
            if (slides) {
                SlideDrawings.keep(page, i, source, found);
            }
        }
        sheets.end();
    }

    private void thumbnail() throws IOException {
        try {
            found.accept(Pictures.thumbnail(page(0, 1.5f * Pictures.THUMBNAIL_WIDTH), source));
        } catch (RuntimeException _) {
            found.accept(new Finding.Remark(Notice.NO_PICTURE));
        }
    }

    /// A page that cannot be drawn is white.
    private BufferedImage page(int index, float width) {
        PDRectangle box = pdf.getPage(index).getCropBox();
        boolean lies = pdf.getPage(index).getRotation() % 180 != 0;
        float across = Math.max(1, lies ? box.getHeight() : box.getWidth());
        float down = Math.max(1, lies ? box.getWidth() : box.getHeight());
        float scale = Math.min(Math.min(3, width / across), 3 * width / down);
        try {
            return renderer.renderImage(index, scale, ImageType.RGB);
        } catch (IOException | RuntimeException _) {
            BufferedImage blank =
                    new BufferedImage(
                            Math.max(1, Math.round(across * scale)),
                            Math.max(1, Math.round(down * scale)),
                            BufferedImage.TYPE_INT_RGB);
            blank.createGraphics().fillRect(0, 0, blank.getWidth(), blank.getHeight());
            return blank;
        }
    }
}
