package org.khuevan.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A Vietnamese syllable as the index keeps it, with the mark of its tone behind its letters, and
/// as people write it.
final class Syllable {

    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String HATTED = "ăâêôơư";

    /// The letters that one without marks may stand for.
    private static final Map<Character, String> READINGS =
            Map.of('a', "aăâ", 'e', "eê", 'o', "oôơ", 'u', "uư", 'd', "dđ");

    /// More are no syllable.
    private static final int MOST_READINGS = 200;

    private Syllable() {}

    /// Puts the tone on the vowel where most people write it: *hòa*, *thúy*, *toán*, *được*.
    ///
    /// @param tone a combining mark, or empty
    static String written(String letters, String tone) {
        int at = tone.isEmpty() ? -1 : carrier(letters);
        String marked =
                at < 0
                        ? letters + tone
                        : letters.substring(0, at + 1) + tone + letters.substring(at + 1);
        return Normalizer.normalize(marked, Normalizer.Form.NFC);
    }

    /// A word of the index as people write it.
    static String written(String term) {
        int end = term.length();
        while (end > 0 && TONES.indexOf(term.charAt(end - 1)) >= 0) {
            end--;
        }
        return written(term.substring(0, end), term.substring(end));
    }

    /// With the capitals of what was typed.
    static String cased(String word, String typed) {
        if (typed.length() > 1 && typed.equals(typed.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        return !typed.isEmpty() && Character.isUpperCase(typed.charAt(0))
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }

    private static int carrier(String letters) {
        int first = firstVowel(letters);
        if (first < 0) {
            return -1;
        }
        int end = first;
        while (end < letters.length() && VOWELS.indexOf(letters.charAt(end)) >= 0) {
            end++;
        }
        for (int i = end - 1; i >= first; i--) {
            if (HATTED.indexOf(letters.charAt(i)) >= 0) {
                return i;
            }
        }
        return switch (end - first) {
            case 1 -> first;
            case 2 -> end < letters.length() ? first + 1 : first;
            default -> first + 1;
        };
    }

    /// Behind *qu* and *gi*, which are consonants if another vowel follows.
    private static int firstVowel(String letters) {
        boolean glide =
                (letters.startsWith("qu") || letters.startsWith("gi"))
                        && letters.length() > 2
                        && VOWELS.indexOf(letters.charAt(2)) >= 0;
        for (int i = glide ? 2 : 0; i < letters.length(); i++) {
            if (VOWELS.indexOf(letters.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /// All words of the index that a word without marks may be read as, itself first; only itself
    /// if it can be no syllable.
    static List<String> readings(String folded) {
        if (folded.length() > 7 || !folded.matches("[a-z]+") || firstVowel(folded) < 0) {
            return List.of(folded);
        }
        List<String> letters = List.of("");
        for (char c : folded.toCharArray()) {
            List<String> longer = new ArrayList<>();
            for (String before : letters) {
                for (char one : READINGS.getOrDefault(c, String.valueOf(c)).toCharArray()) {
                    longer.add(before + one);
                }
            }
            letters = longer;
            if (letters.size() > MOST_READINGS) {
                return List.of(folded);
            }
        }
        List<String> readings = new ArrayList<>();
        for (String reading : letters) {
            readings.add(reading);
            for (char tone : TONES.toCharArray()) {
                readings.add(reading + tone);
            }
        }
        return readings;
    }
}
