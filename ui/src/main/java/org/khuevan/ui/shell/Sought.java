package org.khuevan.ui.shell;

import java.text.Normalizer;
import java.util.Locale;

/// What somebody looks for in a list, compared without case and without Vietnamese marks.
public final class Sought {

    private Sought() {}

    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .strip();
    }
}
