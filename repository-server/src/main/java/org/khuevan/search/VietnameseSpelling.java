package org.khuevan.search;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/// Brings the accepted spellings of a Vietnamese syllable together.
///
/// The mark of the tone is moved behind the letters, so that it does not matter on which vowel it
/// was put (*hòa* and *hoà*, *thủy* and *thuỷ*); and a final *y* that sounds like *i* is written so
/// (*vật lý* and *vật lí*, *quy* and *qui*). Both sides of a search pass through it, so words of
/// other languages stay findable too.
final class VietnameseSpelling {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    /// Before these, *y* at the end of a syllable is a way of writing *i*.
    private static final Set<String> BEFORE_I = Set.of("h", "k", "l", "m", "s", "t", "qu");

    private static final int LONGEST = 16;

    private static final Pattern SYLLABLE =
            Pattern.compile(
                    "(b|ch?|d|gh?|gi|h|kh?|l|m|nh?|ngh?|ph?|qu|r|s|th?|tr|v|x)?"
                            + "(a[iouy]?|e[ou]?|ie?u?|oo|o[ae]?|oa[iyo]|oeo|oi|u[aeiouy]?|ua[yi]"
                            + "|uo[iu]|uy[aeu]|ye?u?|uye?)"
                            + "(ch?|m|nh?|ng|p|t)?");

    private VietnameseSpelling() {}

    /// Whether a word of Latin letters without marks is built as Vietnamese syllables are.
    static boolean maybeSyllable(String folded) {
        return folded.length() <= 7 && SYLLABLE.matcher(folded).matches();
    }

    /// Expects lower case; long words are left as they are.
    static String spelt(String word) {
        if (word.length() > LONGEST) {
            return word;
        }
        String letters = word;
        String tones = "";
        if (word.chars().anyMatch(c -> c >= 0x80)) {
            StringBuilder kept = new StringBuilder();
            StringBuilder moved = new StringBuilder();
            String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
            for (char c : decomposed.toCharArray()) {
                (TONES.indexOf(c) < 0 ? kept : moved).append(c);
            }
            letters = Normalizer.normalize(kept, Normalizer.Form.NFC);
            tones = moved.toString();
        }
        if (letters.endsWith("y")
                && BEFORE_I.contains(letters.substring(0, letters.length() - 1))) {
            letters = letters.substring(0, letters.length() - 1) + "i";
        }
        return letters + tones;
    }
}
