package org.khuevan.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Brings the accepted spellings of a Vietnamese syllable together.
///
/// The mark of the tone is moved behind the letters, so that it does not matter on which vowel it
/// was put (*hòa* and *hoà*, *thủy* and *thuỷ*); and a final *y* that sounds like *i* is written so
/// (*vật lý* and *vật lí*, *quy* and *qui*). Expects lower case. Both sides of a search pass
/// through it, so words of other languages stay findable too.
final class VietnameseSpelling extends TokenFilter {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    /// Before these, *y* at the end of a syllable is a way of writing *i*.
    private static final Set<String> BEFORE_I = Set.of("h", "k", "l", "m", "s", "t", "qu");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    VietnameseSpelling(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() <= 16) {
            String typed = term.toString();
            String spelt = spelt(typed);
            if (!spelt.equals(typed)) {
                term.setEmpty().append(spelt);
            }
        }
        return true;
    }

    static String spelt(String word) {
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
