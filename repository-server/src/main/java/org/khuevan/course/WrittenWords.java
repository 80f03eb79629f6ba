package org.khuevan.course;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares words as a Vietnamese teacher would: where the mark of a tone stands in its syllable
/// does not matter (*hoà* is *hòa*), how the text is composed does not, nor do spaces. Where marks
/// may be left out, a word may have fewer of them than it should, but none that is wrong.
///
/// @param caseMatters whether capital letters matter
/// @param marksMatter whether marks may not be left out
record WrittenWords(boolean caseMatters, boolean marksMatter) {

    /// Grave, acute, tilde, hook above, dot below.
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    /// Whether an answer is what was expected.
    ///
    /// @param pattern `*` stands for any text, `\*` for itself
    boolean fits(String answer, String pattern) {
        String[] given = words(answer);
        if (pattern.replace("\\*", "").contains("*")) {
            return matches(given, pattern);
        }
        String[] expected = words(pattern.replace("\\*", "*"));
        if (given.length != expected.length) {
            return false;
        }
        for (int i = 0; i < given.length; i++) {
            if (!fitsWord(given[i], expected[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsWord(String given, String expected) {
        return ordered(given).equals(ordered(expected))
                || (!marksMatter
                        && bare(given).equals(bare(expected))
                        && marksFit(given, expected));
    }

    /// Each letter has no mark that it should not have, and the syllable no other tone.
    private static boolean marksFit(String given, String expected) {
        String[] is = letters(withoutTones(given));
        String[] should = letters(withoutTones(expected));
        // A mark without a letter stands for one of its own.
        if (is.length != should.length) {
            return false;
        }
        for (int i = 0; i < is.length; i++) {
            if (!marksOf(should[i]).containsAll(marksOf(is[i]))) {
                return false;
            }
        }
        return tones(given).isEmpty() || tones(given).equals(tones(expected));
    }

    /// A pattern is compared as a whole, with all marks or with none.
    private boolean matches(String[] given, String pattern) {
        String answer = joined(given, false);
        String plain = joined(given, true);
        return hasInOrder(answer, pieces(pattern, false))
                || (!marksMatter
                        && answer.equals(plain)
                        && hasInOrder(plain, pieces(pattern, true)));
    }

    /// What stands between the stars of a pattern.
    private List<String> pieces(String pattern, boolean withoutMarks) {
        return Arrays.stream(pattern.replace("\\*", "\u0001").split("\\*+", -1))
                .map(piece -> spaced(piece.replace('\u0001', '*'), withoutMarks))
                .toList();
    }

    /// Each piece where it first can be, once through the text: students choose what is compared
    /// here, and a regular expression with many stars would go through it again and again.
    private static boolean hasInOrder(String text, List<String> pieces) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        int end = text.length() - last.length();
        int at = first.length();
        if (at > end || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = text.indexOf(piece, at, end);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }

    /// Spaces at the ends of a piece separate it from what the star stands for.
    private String spaced(String piece, boolean withoutMarks) {
        return (piece.startsWith(" ") ? " " : "")
                + joined(words(piece), withoutMarks)
                + (piece.length() > 1 && piece.endsWith(" ") ? " " : "");
    }

    private static String joined(String[] words, boolean withoutMarks) {
        return Arrays.stream(words)
                .map(word -> withoutMarks ? bare(word) : ordered(word))
                .collect(Collectors.joining(" "));
    }

    /// Decomposed words; the stroke of *đ* is a mark like the others.
    private String[] words(String text) {
        String tidy =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replace("đ", "d\u0335")
                        .replace("Đ", "D\u0335")
                        .strip();
        String cased = caseMatters ? tidy : tidy.toLowerCase(Locale.ROOT);
        return cased.isEmpty() ? new String[0] : cased.split("\\s+");
    }

    /// The tone of a syllable behind it, wherever it stood.
    private static String ordered(String word) {
        return withoutTones(word) + tones(word);
    }

    private static String tones(String word) {
        return word.chars()
                .filter(c -> TONES.indexOf(c) >= 0)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String withoutTones(String word) {
        return word.replaceAll("[" + TONES + "]", "");
    }

    private static String bare(String word) {
        return word.replaceAll("\\p{M}", "");
    }

    private static String[] letters(String word) {
        return word.split("(?=\\P{M})");
    }

    private static Set<Integer> marksOf(String letter) {
        return letter.codePoints().skip(1).boxed().collect(Collectors.toSet());
    }
}
