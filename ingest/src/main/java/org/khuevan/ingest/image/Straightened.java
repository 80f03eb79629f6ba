package org.khuevan.ingest.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// A picture turned so that its lines run from left to right, and level.
///
/// @param image in grey, on white
/// @param quarters turns clockwise by 90° that bring the picture upright, 0 to 3
/// @param toUpright from pixels of the image to those of the upright picture
/// @param width, height of the upright picture
record Straightened(
        BufferedImage image, int quarters, AffineTransform toUpright, int width, int height) {

    /// @param quarters turns clockwise by 90°
    /// @param degrees by which lines then still fall to the right
    static Straightened of(BufferedImage picture, int quarters, double degrees, double scale) {
        AffineTransform upright = upright(picture.getWidth(), picture.getHeight(), quarters);
        boolean onItsSide = quarters % 2 != 0;
        int width = onItsSide ? picture.getHeight() : picture.getWidth();
        int height = onItsSide ? picture.getWidth() : picture.getHeight();
        AffineTransform level = new AffineTransform();
        level.rotate(Math.toRadians(-degrees));
        level.scale(scale, scale);
        Rectangle2D bounds =
                level.createTransformedShape(new Rectangle(width, height)).getBounds2D();
        level.preConcatenate(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()));
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, (int) Math.round(bounds.getWidth())),
                        Math.max(1, (int) Math.round(bounds.getHeight())),
                        BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform all = new AffineTransform(level);
        all.concatenate(upright);
        graphics.drawImage(picture, all, null);
        graphics.dispose();
        return new Straightened(image, quarters, inverse(level), width, height);
    }

    /// From a picture's pixels to those of the picture turned.
    static AffineTransform upright(int width, int height, int quarters) {
        return switch (quarters) {
            case 1 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 2 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 3 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    static AffineTransform inverse(AffineTransform transform) {
        try {
            return transform.createInverse();
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
