package org.khuevan.ingest.media;

/// The size of the small pictures that the conversion writes for every second of a video: about the
/// shape of the picture, in whole blocks of [SlideFinder].
///
/// @param width in pixels
record SmallPictures(int width, int height) {

    private static final int LONGER_SIDE = 160;

    SmallPictures(Probe.Picture picture) {
        this(side(picture.width(), picture.height()), side(picture.height(), picture.width()));
    }

    private static int side(int one, int other) {
        int block = SlideFinder.BLOCK;
        double part = Math.min(1, (double) one / other);
        return Math.max(2, (int) Math.round(LONGER_SIDE * part / block)) * block;
    }

    /// How many bytes hold the light of one; the colours follow in half as many.
    int light() {
        return width * height;
    }
}
