package org.khuevan.benchmarks;

import java.text.Normalizer;
import java.util.Arrays;

/// How far what was read is from what was meant (Levenshtein), after NFC, spaces and ends of lines
/// aside.
record Distance(int changes, int letters) {

    static Distance between(String read, String meant) {
        int[] a = letters(read);
        int[] b = letters(meant);
        int most = Math.max(a.length, b.length);
        // Few changes leave few ways to look at.
        for (int band = 64; ; band *= 4) {
            int changes = within(a, b, Math.min(band, most));
            if (changes <= band || band >= most) {
                return new Distance(changes, b.length);
            }
        }
    }

    /// The changes, if they are no more than the band is wide.
    private static int within(int[] a, int[] b, int band) {
        int far = a.length + b.length + 1;
        int[] row = new int[b.length + 1];
        Arrays.fill(row, far);
        for (int j = 0; j <= Math.min(b.length, band); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int from = Math.max(1, i - band);
            int to = Math.min(b.length, i + band);
            int diagonal = from - 1 <= b.length ? row[from - 1] : far;
            row[from - 1] = from == 1 && i <= band ? i : far;
            for (int j = from; j <= to; j++) {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length];
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
