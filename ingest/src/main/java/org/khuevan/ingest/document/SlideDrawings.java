package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.sl.draw.Drawable;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Source;

/// Draws the slides of a presentation where no office program can.
final class SlideDrawings {

    static final int WIDTH = 1280;

    private static final int MOST = 500;

    private SlideDrawings() {}

    static void draw(
            Source source, PageSheets sheets, Consumer<Finding> found, PdfDrawings.Drawn drawn)
            throws IOException {
        if (source.mediaType().startsWith("application/vnd.oasis.opendocument")) {
            OpenDocumentSlides.draw(source, sheets, found, drawn);
            return;
        }
        if (source.mediaType().startsWith("application/vnd.apple.")) {
            IworkExaminer.draw(source, sheets, found, drawn);
            return;
        }
        ZipSecureFile.setMinInflateRatio(0.002);
        try (SlideShow<?, ?> show = SlideShowFactory.create(source.file().toFile(), null, true)) {
            List<? extends Slide<?, ?>> slides = show.getSlides();
            slides.forEach(slide -> LegacyShapes.mend(slide.getShapes()));
            for (int i = 0; i < Math.min(MOST, slides.size()); i++) {
                drawn.pages(i, slides.size());
                BufferedImage picture;
                try {
                    picture = drawn(show.getPageSize(), slides.get(i));
                } catch (RuntimeException | LinkageError _) {
                    found.accept(new Finding.Remark(Notice.NO_PICTURE));
                    break;
                }
                sheets.add(picture);
                keep(picture, i, source, found);
            }
            sheets.end();
        }
    }

    /// Keeps the large picture of a slide; that of the first stands for the file.
    static void keep(BufferedImage picture, int index, Source source, Consumer<Finding> found)
            throws IOException {
        String path = "slides/" + (index + 1) + ".jpg";
        Pictures.writeJpeg(picture, source.derived(path));
        found.accept(
                new Finding.PagePicture(index + 1, path, picture.getWidth(), picture.getHeight()));
        if (index == 0) {
            found.accept(Pictures.thumbnail(picture, source));
        }
    }

    private static BufferedImage drawn(Dimension page, Slide<?, ?> slide) {
        double scale = WIDTH / page.getWidth();
        BufferedImage image =
                new BufferedImage(
                        WIDTH,
                        (int) Math.round(page.getHeight() * scale),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(
                Drawable.FONT_FALLBACK, java.util.Map.of("*", java.awt.Font.SANS_SERIF));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        slide.draw(graphics);
        graphics.dispose();
        return image;
    }
}
