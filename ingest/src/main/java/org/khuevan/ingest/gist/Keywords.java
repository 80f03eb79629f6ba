package org.khuevan.ingest.gist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that a text is about, by counting (after RAKE: Rose et al. 2010): runs of words
/// without stop words and punctuation, weighed by how often they occur and how many words they
/// join. Of Vietnamese, whose words are of several syllables, single syllables are no keywords.
final class Keywords {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N}-]*|[^\\s\\p{L}]");
    private static final int LONGEST = 4;
    private static final int MOST = 8;

    private Keywords() {}

    private record Phrase(String words, int length, int count) {

        double weight() {
            return count * Math.pow(length, 1.4);
        }
    }

    /// At most eight, the most telling first; none of a text that is too short to tell.
    static List<String> of(String text, boolean vietnamese) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> written = new HashMap<>();
        List<String> run = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String token = word.group();
            String lower = token.toLowerCase(Locale.ROOT);
            boolean counted =
                    Character.isLetter(token.charAt(0))
                            && !StopWords.has(lower)
                            && (vietnamese || token.length() > 2)
                            && token.length() < 30;
            if (counted) {
                run.add(token);
            } else {
                count(run, counts, written);
                run.clear();
            }
        }
        count(run, counts, written);
        return chosen(counts, written, vietnamese);
    }

    private static void count(
            List<String> run, Map<String, Integer> counts, Map<String, String> written) {
        for (int from = 0; from < run.size(); from++) {
            for (int to = from + 1; to <= Math.min(run.size(), from + LONGEST); to++) {
                String words = String.join(" ", run.subList(from, to));
                String key = words.toLowerCase(Locale.ROOT);
                counts.merge(key, 1, Integer::sum);
                // A word is written small if it ever is; else it is a name.
                written.merge(key, words, (a, b) -> b.equals(key) ? b : a);
            }
        }
    }

    private static List<String> chosen(
            Map<String, Integer> counts, Map<String, String> written, boolean vietnamese) {
        List<Phrase> phrases =
                counts.entrySet().stream()
                        .filter(one -> one.getValue() > 2)
                        .map(one ->
                                new Phrase(
                                        one.getKey(),
                                        one.getKey().split(" ").length,
                                        one.getValue()))
                        .filter(one -> !vietnamese || one.length() > 1 || isForeign(one.words()))
                        .sorted(
                                Comparator.comparingDouble(Phrase::weight)
                                        .reversed()
                                        .thenComparing(Phrase::words))
                        .limit(200)
                        .toList();
        List<Phrase> kept = new ArrayList<>();
        for (Phrase phrase : phrases) {
            if (kept.size() < MOST && kept.stream().noneMatch(other -> overlap(other, phrase))) {
                kept.add(phrase);
            }
        }
        return kept.stream().map(one -> written.getOrDefault(one.words(), one.words())).toList();
    }

    /// A word without marks that is longer than a syllable: a term in another language.
    private static boolean isForeign(String word) {
        return word.length() > 6 && word.chars().allMatch(c -> c < 0x80);
    }

    private static String singular(String words) {
        return words.replaceAll("(?<=[a-z]{3})(ss)?(e?s)?$", "$1");
    }

    private static boolean overlap(Phrase one, Phrase other) {
        return singular(one.words()).equals(singular(other.words()))
                || (" " + one.words() + " ").contains(" " + other.words() + " ")
                || (" " + other.words() + " ").contains(" " + one.words() + " ")
                || one.words().split(" ")[0].equals(other.words().split(" ")[0])
                        && one.length() > 1
                        && other.length() > 1
                        && one.words().split(" ")[1].equals(other.words().split(" ")[1]);
    }
}
