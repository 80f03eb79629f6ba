package org.khuevan.ingest.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
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
    static void ofPicture(BufferedImage picture, List<ReadWord> words, Path file)
            throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            float width = picture.getWidth() * 72f / 150;
            float height = picture.getHeight() * 72f / 150;
            PDPage page = new PDPage(new PDRectangle(width, height));
            pdf.addPage(page);
            BufferedImage plain = Pictures.fitted(picture, picture.getWidth(), picture.getHeight());
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(pdf, plain, 0.8f), 0, 0, width, height);
            }
            SearchablePdf searchable = new SearchablePdf(pdf);
            searchable.lay(1, words, picture.getWidth(), picture.getHeight());
            searchable.save(file);
        }
    }

    /// @param number of the page, counted from 1
    /// @param words with boxes in a picture of the page as it is shown
    /// @param width of that picture, in pixels
    public void lay(int number, List<ReadWord> words, int width, int height) throws IOException {
        PDPage page = pdf.getPage(number - 1);
        Matrix shown = shown(page, width, height);
        try (PDPageContentStream content =
                new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
            content.transform(shown);
            content.setRenderingMode(RenderingMode.NEITHER);
            for (ReadWord word : words) {
                show(content, word, height);
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

    private void show(PDPageContentStream content, ReadWord word, int height) throws IOException {
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
        content.setTextMatrix(
                new Matrix(
                        Math.max(0.05f, stretch),
                        0,
                        0,
                        1,
                        box.x,
                        height - box.y - box.height * 0.85f));
        content.showText(word.text() + " ");
        content.endText();
    }

    public void save(Path file) throws IOException {
        pdf.save(file.toFile());
    }
}
