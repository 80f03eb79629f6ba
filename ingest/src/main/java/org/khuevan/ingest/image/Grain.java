package org.khuevan.ingest.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;

/// What bad light, cheap cameras and dust scatter over a picture. Where there is much of it,
/// letters are not told from it any more, so it is smoothed before the picture is read.
final class Grain {

    /// In shades of 256, as a standard deviation.
    private static final double MUCH = 5;

    /// A speck is that much darker or lighter than everything around it.
    private static final int SPECK = 70;

    /// Of all pixels, that many that are specks are dust, and not the dots of letters.
    private static final double DUSTY = 0.001;

    /// Every so many pixels are looked at, in both directions.
    private static final int GAP = 3;

    private Grain() {}

    /// A picture of the same size, in grey and smooth; the picture itself if it has little grain.
    static BufferedImage smoothed(BufferedImage picture) {
        BufferedImage grey =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return isGrainy(grey)
                ? new ConvolveOp(soft(), ConvolveOp.EDGE_NO_OP, null).filter(grey, null)
                : picture;
    }

    /// How much the shades of paper scatter (J. Immerkær, Fast Noise Variance Estimation, 1996),
    /// told by the median, because the edges of letters are not grain; and how many specks there
    /// are.
    private static boolean isGrainy(BufferedImage grey) {
        byte[] shades = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        int width = grey.getWidth();
        int[] bends = new int[8 * 255 + 1];
        int count = 0;
        int specks = 0;
        for (int y = 1; y < grey.getHeight() - 1; y += GAP) {
            for (int x = 1; x < width - 1; x += GAP) {
                int at = y * width + x;
                bends[Math.abs(bend(shades, at, width))]++;
                specks += isSpeck(shades, at, width) ? 1 : 0;
                count++;
            }
        }
        int median = 0;
        for (int below = bends[0]; below * 2 < count; below += bends[median]) {
            median++;
        }
        // Six for the weights of the neighbours, the rest from the median to the deviation.
        return median / 6.0 / 0.6745 >= MUCH || specks > DUSTY * count;
    }

    private static boolean isSpeck(byte[] shades, int at, int width) {
        int darkest = 255;
        int lightest = 0;
        for (int row = at - width; row <= at + width; row += width) {
            for (int near = row - 1; near <= row + 1; near++) {
                if (near != at) {
                    darkest = Math.min(darkest, shade(shades, near));
                    lightest = Math.max(lightest, shade(shades, near));
                }
            }
        }
        int here = shade(shades, at);
        return here <= darkest - SPECK || here >= lightest + SPECK;
    }

    /// A brush of five pixels, which grows softer to its rim as 1 4 6 4 1.
    private static Kernel soft() {
        float[] line = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
        float[] brush = new float[25];
        for (int i = 0; i < brush.length; i++) {
            brush[i] = line[i / 5] * line[i % 5];
        }
        return new Kernel(5, 5, brush);
    }

    private static int bend(byte[] shades, int at, int width) {
        int corners =
                shade(shades, at - width - 1)
                        + shade(shades, at - width + 1)
                        + shade(shades, at + width - 1)
                        + shade(shades, at + width + 1);
        int sides =
                shade(shades, at - width)
                        + shade(shades, at + width)
                        + shade(shades, at - 1)
                        + shade(shades, at + 1);
        return corners - 2 * sides + 4 * shade(shades, at);
    }

    private static int shade(byte[] shades, int at) {
        return shades[at] & 0xFF;
    }
}
