package org.khuevan.learning;

import java.text.Normalizer;
import java.util.Locale;

/// A text as people look for it: in lower case and without Vietnamese marks.
final class Folded {

    private Folded() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
    }

    /// A pattern for `like` that finds a text anywhere.
    static String pattern(String words) {
        return "%" + of(words.strip()).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
