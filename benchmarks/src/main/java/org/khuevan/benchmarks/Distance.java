package org.khuevan.benchmarks;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How far what was read is from what was meant (Levenshtein), after NFC, spaces and ends of lines
/// aside.
record Distance(int changes, int letters) {

    static Distance between(String read, String meant) {
        int[] a = letters(read);
        int[] b = letters(meant);
        int[] row = IntStream.rangeClosed(0, b.length).toArray();
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return new Distance(row[b.length], b.length);
    }

    Distance and(Distance other) {
        return new Distance(changes + other.changes, letters + other.letters);
    }

    /// Whether nothing must change.
    static boolean same(String read, String meant) {
        return Arrays.equals(letters(read), letters(meant));
    }

    /// The part of the letters that is right.
    String accuracy() {
        return String.format(
                java.util.Locale.ROOT,
                "%.2f %%",
                100 * Math.max(0, 1 - (double) changes / Math.max(1, letters)));
    }

    private static int[] letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .toArray();
    }
}
