package org.khuevan.ingest.image;

import java.awt.Rectangle;
import java.util.List;
import java.util.regex.Pattern;

/// A word that was read from a picture.
///
/// @param paragraph counted within the picture
/// @param line counted within the picture
/// @param confidence 0 to 100
/// @param box in pixels of the picture
public record ReadWord(String text, int paragraph, int line, float confidence, Rectangle box) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");

    public ReadWord {
        box = new Rectangle(box);
    }

    @Override
    public Rectangle box() {
        return new Rectangle(box);
    }

    boolean isWord() {
        return WORD.matcher(text).find();
    }

    /// Whether words make a text, and are not what a photograph seems to say.
    ///
    /// @param least words
    /// @param confidence of them, on average
    public static boolean areText(List<ReadWord> words, int least, double confidence) {
        List<ReadWord> real = words.stream().filter(ReadWord::isWord).toList();
        return real.size() >= least
                && real.stream().mapToDouble(ReadWord::confidence).average().orElse(0)
                        >= confidence;
    }

    /// How sure the reading of a page is on average, 0 to 100.
    public static int confidence(List<ReadWord> words) {
        return (int)
                Math.round(words.stream().mapToDouble(ReadWord::confidence).average().orElse(0));
    }

    /// Words in reading order as a text, a line each.
    public static String text(List<ReadWord> words) {
        StringBuilder text = new StringBuilder();
        ReadWord before = null;
        for (ReadWord word : words) {
            if (before != null) {
                text.append(
                        before.paragraph() != word.paragraph()
                                ? "\n\n"
                                : before.line() != word.line() ? "\n" : " ");
            }
            text.append(word.text());
            before = word;
        }
        return text.toString();
    }
}
