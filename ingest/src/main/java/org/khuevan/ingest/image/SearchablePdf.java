package org.khuevan.ingest.image;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/// Lays words over the pictures of a PDF's pages, unseen, where they were read: it looks as before,
/// and can be searched and copied from.
public final class SearchablePdf {

    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument pdf;
    private final PDFont font;

    /// @param pdf is changed, and stays its owner's to close
    public SearchablePdf(PDDocument pdf) throws IOException {
        this.pdf = pdf;
        try (InputStream in = Objects.requireNonNull(PDFont.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(pdf, in, true);
        }
    }

    /// A PDF of one page that shows a picture, 150 pixels an inch.
    static void ofPicture(BufferedImage picture, Reading reading, Path file) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            float width = picture.getWidth() * 72f / 150;
            float height = picture.getHeight() * 72f / 150;
            PDPage page = new PDPage(new PDRectangle(width, height));
            page.setRotation(90 * reading.quarters());
            pdf.addPage(page);
            BufferedImage plain = Pictures.fitted(picture, picture.getWidth(), picture.getHeight());
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(pdf, plain, 0.8f), 0, 0, width, height);
            }
            SearchablePdf searchable = new SearchablePdf(pdf);
            searchable.lay(1, reading);
            searchable.save(file);
        }
    }

    /// @param number of the page, counted from 1, which is shown upright
    /// @param reading of a picture of the page
    public void lay(int number, Reading reading) throws IOException {
        PDPage page = pdf.getPage(number - 1);
        Matrix shown = shown(page, reading.width(), reading.height());
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
            content.transform(shown);
            content.setRenderingMode(RenderingMode.NEITHER);
            for (ReadWord word : reading.words()) {
                show(content, word, reading);
            }
        }
    }

    /// From the picture's pixels, counted upwards, to the page's points.
    private static Matrix shown(PDPage page, int width, int height) {
        PDRectangle box = page.getCropBox();
        int turned = Math.floorMod(page.getRotation(), 360);
        boolean onItsSide = turned % 180 != 0;
        float scale = (onItsSide ? box.getHeight() : box.getWidth()) / width;
        Matrix matrix = Matrix.getTranslateInstance(box.getLowerLeftX(), box.getLowerLeftY());
        switch (turned) {
            case 90 -> matrix.concatenate(new Matrix(0, 1, -1, 0, height * scale, 0));
            case 180 -> matrix.concatenate(new Matrix(-1, 0, 0, -1, width * scale, height * scale));
            case 270 -> matrix.concatenate(new Matrix(0, -1, 1, 0, 0, width * scale));
            default -> {
                // Upright.
            }
        }
        matrix.concatenate(Matrix.getScaleInstance(scale, scale));
        return matrix;
    }

    private void show(PDPageContentStream content, ReadWord word, Reading reading)
            throws IOException {
        Rectangle box = word.box();
        float natural;
        try {
            natural = font.getStringWidth(word.text() + " ") / 1000;
        } catch (IllegalArgumentException _) {
            // The font lacks a letter, and with it the word; the others stay.
            return;
        }
        float size = Math.max(1, box.height * 0.9f);
        float stretch = natural == 0 ? 1 : (box.width + size * 0.25f) / (natural * size);
        content.beginText();
        content.setFont(font, size);
        content.setTextMatrix(place(box, Math.max(0.05f, stretch), reading));
        content.showText(word.text() + " ");
        content.endText();
    }

    /// Where letters stand, and at what angle, in the upright picture's pixels counted upwards.
    private static Matrix place(Rectangle box, float stretch, Reading reading) {
        AffineTransform upright = reading.toUpright();
        Point2D start =
                upright.transform(new Point2D.Double(box.x, box.y + box.height * 0.85), null);
        float along = (float) upright.getScaleX();
        float fall = (float) upright.getShearY();
        return new Matrix(
                stretch * along,
                -stretch * fall,
                fall,
                along,
                (float) start.getX(),
                reading.height() - (float) start.getY());
    }

    public void save(Path file) throws IOException {
        pdf.save(file.toFile());
    }
}
