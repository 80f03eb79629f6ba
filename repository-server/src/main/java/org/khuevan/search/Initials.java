package org.khuevan.search;

import java.util.Collection;

/// The letters and digits with which some words begin, so that most others can be passed over
/// without being formed: folding and stemming change no Latin letter at the beginning of a word.
final class Initials {

    private static final int ASCII = 128;

    private final boolean[] begin = new boolean[ASCII];

    void add(Collection<String> folded) {
        for (String word : folded) {
            if (!word.isEmpty() && word.charAt(0) < ASCII) {
                begin[word.charAt(0)] = true;
            }
        }
    }

    /// Whether a stretch of a text may be one of the words. What has a sign in it may be several.
    boolean mayBegin(String text, int start, int end) {
        char first = text.charAt(start);
        if (first >= ASCII || begin[Character.toLowerCase(first)]) {
            return true;
        }
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c < ASCII && !Character.isLetterOrDigit(c)) {
                return true;
            }
        }
        return false;
    }
}
