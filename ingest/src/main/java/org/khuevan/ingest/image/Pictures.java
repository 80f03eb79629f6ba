package org.khuevan.ingest.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.Source;

/// Writes the pictures that stand for files and pages.
public final class Pictures {

    /// The width of thumbnails at most, in pixels.
    public static final int THUMBNAIL_WIDTH = 400;

    private static final int THUMBNAIL_HEIGHT = 560;

    private Pictures() {}

    /// Scales a picture down to a thumbnail and writes it.
    public static Finding.Thumbnail thumbnail(BufferedImage picture, Source source)
            throws IOException {
        BufferedImage small = fitted(picture, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);
        writeJpeg(small, source.derived("thumbnail.jpg"), 0.72f);
        return new Finding.Thumbnail("thumbnail.jpg", small.getWidth(), small.getHeight());
    }

    /// The picture on white, no larger than given.
    public static BufferedImage fitted(BufferedImage picture, int width, int height) {
        double scale =
                Math.min(
                        1,
                        Math.min(
                                (double) width / picture.getWidth(),
                                (double) height / picture.getHeight()));
        int w = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage source = picture;
        // Halving first keeps thin lines visible, which one large step would drop.
        while (source.getWidth() > 2 * w && source.getHeight() > 2 * h) {
            source = drawn(source, source.getWidth() / 2, source.getHeight() / 2);
        }
        return drawn(source, w, h);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    public static void writeJpeg(BufferedImage picture, Path file) throws IOException {
        writeJpeg(picture, file, 0.82f);
    }

    /// @param fidelity 0 to 1
    public static void writeJpeg(BufferedImage picture, Path file, float fidelity)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(fidelity);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
    }
}
