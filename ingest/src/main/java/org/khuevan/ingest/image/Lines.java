package org.khuevan.ingest.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How the lines of a text lie in its picture, told by the gaps between them: along the right
/// angle, edges of letters and gaps take turns most sharply.
final class Lines {

    /// Of the small copy that is looked at, in pixels.
    private static final int LONGEST = 1_200;

    /// Edges softer than this are shades.
    private static final int EDGE = 40;

    private static final int MOST_DEGREES = 12;

    /// Angles below need no straightening, and are within what can be told.
    private static final double LEAST_DEGREES = 0.25;

    /// So much sharper than as it lies, or it stays.
    private static final double CLEARLY = 1.08;

    private final float[] across;
    private final float[] down;
    private final int count;
    private final int size;

    private Lines(BufferedImage small, boolean upended) {
        Raster grey = small.getRaster();
        int width = small.getWidth();
        int height = small.getHeight();
        // The rims of scans are shadows.
        int rimX = width / 40;
        int rimY = height / 40;
        float[] x = new float[width * height];
        float[] y = new float[width * height];
        int found = 0;
        for (int row = rimY; row < height - rimY - 1; row++) {
            for (int column = rimX; column < width - rimX - 1; column++) {
                int here = grey.getSample(column, row, 0);
                int beside =
                        upended
                                ? grey.getSample(column, row + 1, 0)
                                : grey.getSample(column + 1, row, 0);
                if (Math.abs(here - beside) > EDGE) {
                    x[found] = upended ? row : column;
                    y[found] = upended ? column : row;
                    found++;
                }
            }
        }
        across = x;
        down = y;
        count = found;
        size = Math.max(width, height);
    }

    /// What is known of the lines of a picture.
    ///
    /// @param degrees by which they fall to the right, clockwise; 0 if that cannot be told
    /// @param upended whether they rather run from top to bottom
    /// @param thickness of a line of letters without what rises above and hangs below, in pixels; 0
    ///   if that cannot be told
    record Lie(double degrees, boolean upended, double thickness) {}

    static Lie of(BufferedImage picture) {
        BufferedImage small = small(picture);
        Lines level = new Lines(small, false);
        Lines upended = new Lines(small, true);
        double degrees = level.degrees();
        double other = upended.degrees();
        boolean stands = upended.contrast(other) > 1.3 * level.contrast(degrees);
        double scale = (double) picture.getWidth() / small.getWidth();
        // Seen from the side, what falls rises.
        return stands
                ? new Lie(-other, true, scale * upended.thickness(other))
                : new Lie(degrees, false, scale * level.thickness(degrees));
    }

    /// The middle one of the stretches in which rows have many edges.
    private double thickness(double degrees) {
        int[] rows = rows(degrees);
        double most =
                Arrays.stream(rows).sorted().skip(rows.length * 99L / 100).average().orElse(0);
        List<Integer> stretches = new ArrayList<>();
        int stretch = 0;
        for (int row : rows) {
            if (row > most / 4) {
                stretch++;
            } else {
                if (stretch >= 3) {
                    stretches.add(stretch);
                }
                stretch = 0;
            }
        }
        Collections.sort(stretches);
        return stretches.isEmpty() ? 0 : stretches.get(stretches.size() / 2);
    }

    private double degrees() {
        if (count < 200) {
            return 0;
        }
        double coarse = sharpest(0, MOST_DEGREES, 0.5);
        double fine = sharpest(coarse, 0.5, 0.05);
        boolean clear = Math.abs(fine) >= LEAST_DEGREES && sharpness(fine) > CLEARLY * sharpness(0);
        return clear ? fine : 0;
    }

    private double sharpest(double around, double reach, double step) {
        double best = around;
        double highest = sharpness(around);
        for (double angle = around - reach; angle <= around + reach; angle += step) {
            double sharpness = sharpness(angle);
            if (sharpness > highest) {
                highest = sharpness;
                best = angle;
            }
        }
        return best;
    }

    /// Sharpness that pictures of other numbers of edges can be compared by.
    private double contrast(double degrees) {
        return count < 200 ? 0 : sharpness(degrees) / count / count * size;
    }

    private double sharpness(double degrees) {
        int[] rows = rows(degrees);
        double sum = 0;
        for (int i = 1; i < rows.length; i++) {
            double change = rows[i] - rows[i - 1];
            sum += change * change;
        }
        return sum;
    }

    /// How many edges each row has that falls at an angle.
    private int[] rows(double degrees) {
        double fall = Math.tan(Math.toRadians(degrees));
        int[] rows = new int[3 * size + 3];
        for (int i = 0; i < count; i++) {
            rows[(int) (down[i] - fall * across[i] + size)]++;
        }
        return rows;
    }

    private static BufferedImage small(BufferedImage picture) {
        BufferedImage fitted =
                Math.max(picture.getWidth(), picture.getHeight()) > LONGEST
                        ? Pictures.fitted(picture, LONGEST, LONGEST)
                        : picture;
        BufferedImage grey =
                new BufferedImage(
                        fitted.getWidth(), fitted.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_SPEED);
        graphics.drawImage(fitted, 0, 0, null);
        graphics.dispose();
        return grey;
    }
}
