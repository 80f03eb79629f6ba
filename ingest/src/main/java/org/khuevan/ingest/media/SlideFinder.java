package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the slides that a recording shows, from the light of one small picture a second, in their
/// order.
///
/// A cut alone says little: a lecture's slides share their background, and a speaker beside them
/// never stands still. So the picture is looked at in blocks. Blocks that keep changing hold a
/// person or a film, and do not count. Among the calm ones, a new slide replaces what was written
/// on the one before it; a line that appears on it where nothing was belongs to the same slide,
/// which is then shown as it looks in the end. Without calm blocks there is no slide, but a film.
final class SlideFinder {

    /// Pixels across and down a block.
    static final int BLOCK = 10;

    /// How far a block's grey is from another's, on average of its pixels, 0 to 255.
    private static final double MOVED = 4;

    private static final double CHANGED = 8;

    /// A block whose greys differ less holds no writing.
    private static final double PLAIN = 5;

    /// Seconds of which a block is judged to be restless.
    private static final int WINDOW = 12;

    private static final int RESTLESS = 5;
    private static final int SHORTEST = 2;

    /// In blocks; fewer are a speck.
    private static final int LEAST_WRITING = 2;

    private final List<Shown> found = new ArrayList<>();
    private final int width;
    private final int across;
    private final int blocks;
    private final double[][] moves;
    private final byte[][] recent = new byte[WINDOW][];
    private @Nullable Candidate current;
    private int second = -1;

    /// Where the last slide ended.
    private int free;

    private int still;

    /// A slide, in seconds.
    ///
    /// @param best when it looks as it does in the end
    /// @param stillness the part of the picture that did not move meanwhile, 0 to 1
    /// @param writing the part of the picture that is not plain, 0 to 1
    record Shown(int start, int end, int best, double stillness, double writing) {}

    /// A slide that may still be on show.
    private static final class Candidate {
        final int start;
        byte[] looks;
        int best;
        int written;
        int changedSince = -1;
        double calm;
        int seconds;

        Candidate(int start, byte[] looks, int written, int now) {
            this.start = start;
            this.looks = looks;
            this.written = written;
            this.best = now;
        }
    }

    SlideFinder(SmallPictures size) {
        this.width = size.width();
        this.across = size.width() / BLOCK;
        this.blocks = across * (size.height() / BLOCK);
        this.moves = new double[WINDOW][blocks];
    }

    /// Takes the picture of the next second, row by row.
    void next(byte[] picture) {
        second++;
        recent[second % WINDOW] = picture;
        if (second == 0) {
            return;
        }
        byte[] last = recent[(second - 1) % WINDOW];
        double[] moved = moves[second % WINDOW];
        for (int block = 0; block < blocks; block++) {
            moved[block] = difference(picture, last, block);
        }
        boolean[] calm = calm();
        int calmBlocks = count(calm);
        int moving = 0;
        for (int block = 0; block < blocks; block++) {
            moving += calm[block] && moved[block] > MOVED ? 1 : 0;
        }
        still = moving <= Math.max(1, calmBlocks / 40) ? still + 1 : 0;
        look(picture, calm, calmBlocks);
    }

    /// @return all slides, once there are no more pictures
    List<Shown> end() {
        close(second + 1);
        return List.copyOf(found);
    }

    private void look(byte[] picture, boolean[] calm, int calmBlocks) {
        Candidate slide = current;
        if (calmBlocks < blocks / 4) {
            close(second);
        } else if (slide == null) {
            if (still >= SHORTEST && calmBlocks >= blocks / 2) {
                current =
                        new Candidate(
                                beginning(picture, calm, calmBlocks),
                                picture,
                                written(picture, calm),
                                second);
            }
        } else {
            slide.calm += (double) calmBlocks / blocks;
            slide.seconds++;
            compare(slide, picture, calm, calmBlocks);
        }
    }

    /// Since when a picture has been there, but for what moves beside it.
    private int beginning(byte[] picture, boolean[] calm, int calmBlocks) {
        int beginning = second;
        while (beginning > free && second - beginning + 1 < WINDOW) {
            byte[] earlier = recent[(beginning - 1) % WINDOW];
            if (change(earlier, picture, calm).blocks() >= noticeable(calmBlocks)) {
                break;
            }
            beginning--;
        }
        // Whoever moves beside the first one is not known to be restless yet.
        return free == 0 && beginning < RESTLESS ? 0 : beginning;
    }

    /// How many blocks must differ.
    private static int noticeable(int calmBlocks) {
        return Math.max(3, calmBlocks / 40);
    }

    private void compare(Candidate slide, byte[] picture, boolean[] calm, int calmBlocks) {
        Change change = change(slide.looks, picture, calm);
        if (change.blocks() < noticeable(calmBlocks)) {
            slide.changedSince = -1;
            slide.best = still > 0 ? second : slide.best;
            return;
        }
        if (slide.changedSince < 0) {
            slide.changedSince = second;
        }
        if (still < 1) {
            return;
        }
        int written = written(picture, calm);
        if (change.isAnotherSlide(written, calmBlocks)) {
            int start = slide.changedSince;
            close(start);
            current = new Candidate(start, picture, written, second);
        } else {
            slide.looks = picture;
            slide.written = written;
            slide.best = second;
            slide.changedSince = -1;
        }
    }

    /// What became of a slide's calm blocks.
    ///
    /// @param blocks that look different
    /// @param written that were not plain
    /// @param overwritten of which these look different
    private record Change(int blocks, int written, int overwritten) {

        /// Another slide overwrites what was there, fills what was nearly empty, or looks different
        /// as a whole.
        boolean isAnotherSlide(int writtenNow, int calmBlocks) {
            boolean replaced = overwritten >= LEAST_WRITING && overwritten * 3 >= written;
            boolean filled = writtenNow >= 3 * written && blocks * 10 >= calmBlocks;
            return replaced || filled || blocks * 2 >= calmBlocks;
        }
    }

    private Change change(byte[] before, byte[] now, boolean[] calm) {
        int changed = 0;
        int written = 0;
        int overwritten = 0;
        for (int block = 0; block < blocks; block++) {
            if (calm[block]) {
                boolean differs = difference(now, before, block) > CHANGED;
                boolean writing = !isPlain(before, block);
                changed += differs ? 1 : 0;
                written += writing ? 1 : 0;
                overwritten += differs && writing ? 1 : 0;
            }
        }
        return new Change(changed, written, overwritten);
    }

    private void close(int end) {
        Candidate slide = current;
        current = null;
        free = end;
        if (slide != null && end - slide.start >= SHORTEST && slide.written >= LEAST_WRITING) {
            double stillness = slide.seconds == 0 ? 1 : slide.calm / slide.seconds;
            int best = Math.min(slide.best, end - 1);
            double writing = (double) slide.written / blocks;
            found.add(new Shown(slide.start, end, best, stillness, writing));
        }
    }

    private boolean[] calm() {
        boolean[] calm = new boolean[blocks];
        Arrays.fill(calm, true);
        for (int block = 0; block < blocks; block++) {
            int restless = 0;
            for (double[] moved : moves) {
                restless += moved[block] > MOVED ? 1 : 0;
            }
            calm[block] = restless < RESTLESS;
        }
        return calm;
    }

    /// How many of the calm blocks are not plain.
    private int written(byte[] picture, boolean[] calm) {
        int written = 0;
        for (int block = 0; block < blocks; block++) {
            written += calm[block] && !isPlain(picture, block) ? 1 : 0;
        }
        return written;
    }

    private static int count(boolean[] calm) {
        int count = 0;
        for (boolean block : calm) {
            count += block ? 1 : 0;
        }
        return count;
    }

    private double difference(byte[] one, byte[] other, int block) {
        int sum = 0;
        for (int y = 0; y < BLOCK; y++) {
            int row = corner(block) + y * width;
            for (int x = row; x < row + BLOCK; x++) {
                sum += Math.abs((one[x] & 0xff) - (other[x] & 0xff));
            }
        }
        return (double) sum / (BLOCK * BLOCK);
    }

    private boolean isPlain(byte[] picture, int block) {
        int sum = 0;
        int squares = 0;
        for (int y = 0; y < BLOCK; y++) {
            int row = corner(block) + y * width;
            for (int x = row; x < row + BLOCK; x++) {
                int grey = picture[x] & 0xff;
                sum += grey;
                squares += grey * grey;
            }
        }
        double mean = (double) sum / (BLOCK * BLOCK);
        return (double) squares / (BLOCK * BLOCK) - mean * mean < PLAIN * PLAIN;
    }

    private int corner(int block) {
        return block / across * BLOCK * width + block % across * BLOCK;
    }
}
