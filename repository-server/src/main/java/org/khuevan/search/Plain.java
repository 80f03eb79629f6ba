package org.khuevan.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts without what people leave out when they type: marks, case and signs.
final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Plain() {}

    /// Letters and digits only: *Tác-giả* is `tacgia`.
    static String letters(String text) {
        return SIGNS.matcher(unmarked(text)).replaceAll("");
    }

    /// Words with one space between: *Vật lí, lớp 7* is `vat li lop 7`.
    static String words(String text) {
        return SIGNS.matcher(unmarked(text)).replaceAll(" ").strip();
    }

    private static String unmarked(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT).replace('đ', 'd');
    }
}
