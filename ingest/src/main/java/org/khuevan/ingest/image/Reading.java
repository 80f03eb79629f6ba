package org.khuevan.ingest.image;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// What was read from a picture, and how it lay there.
///
/// @param words in reading order, with boxes in pixels of the straightened picture
/// @param quarters turns clockwise by 90° that bring the picture upright, 0 to 3
/// @param toUpright from pixels of the straightened picture to those of the upright one
/// @param width, height of the upright picture, in pixels
public record Reading(
        List<ReadWord> words, int quarters, AffineTransform toUpright, int width, int height) {

    public Reading {
        words = List.copyOf(words);
        toUpright = new AffineTransform(toUpright);
    }

    @Override
    public AffineTransform toUpright() {
        return new AffineTransform(toUpright);
    }

    /// Where a word is in the upright picture.
    public Rectangle2D inUpright(ReadWord word) {
        return toUpright.createTransformedShape(word.box()).getBounds2D();
    }

    /// Where a word is in the picture as it lay.
    public Rectangle2D asItLay(ReadWord word) {
        boolean onItsSide = quarters % 2 != 0;
        AffineTransform back =
                Straightened.inverse(
                        Straightened.upright(
                                onItsSide ? height : width, onItsSide ? width : height, quarters));
        back.concatenate(toUpright);
        return back.createTransformedShape(word.box()).getBounds2D();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /// Whether there is no doubt that it was read the right way up.
    boolean isSure() {
        return ReadWord.areText(words, 3, 78);
    }

    /// How much was read with confidence: upside down, letters are guessed here and there.
    double weight() {
        return words.stream()
                .filter(ReadWord::isWord)
                .filter(word -> word.confidence() > 60)
                .mapToDouble(word -> word.text().length() * (word.confidence() - 50))
                .sum();
    }
}
