package org.khuevan.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds up what words are worth in the fields of a document: BM25F (Robertson, Zaragoza, Taylor
/// 2004) computed while indexing. Frequencies of each field are normalised by its length, weighted
/// and added; only their sum is kept, as a whole number, so that a search reads one list for a word
/// instead of ten.
final class WeightedWords {

    /// What one occurrence in a field of weight 1 and usual length is kept as.
    static final int UNIT = 16;

    /// Where more occurrences stop to count more, in units; to be used with no other normalisation.
    static final float SATURATION = 1.2f;

    private static final int MOST = 1 << 16;

    /// Different words of a description.
    private static final int USUAL = 60;

    private final Map<String, Float> words = HashMap.newHashMap(USUAL);
    private final Map<String, Float> pairs = HashMap.newHashMap(USUAL);

    /// Adds one field with all its values, whose neighbours count too; except those of labels,
    /// which so many materials share that they would be most of all pairs.
    void add(Field field, List<List<Word>> values) {
        boolean paired = field != Field.LABELS;
        int length = values.stream().mapToInt(List::size).sum();
        if (length == 0) {
            return;
        }
        float worth = worth(field, length);
        for (List<Word> value : values) {
            for (int i = 0; i < value.size(); i++) {
                add(value.get(i), worth);
                if (paired && i > 0) {
                    add(value.get(i - 1), value.get(i), worth);
                }
            }
        }
    }

    /// Counts the words of a piece of a field that is too long to be held as a whole, for
    /// [#add(Field, WeightedWords, int)].
    void count(List<Word> piece) {
        piece.forEach(word -> add(word, 1));
    }

    /// Adds one field whose neighbours do not count.
    ///
    /// @param counted its words
    /// @param length how many they are
    void add(Field field, WeightedWords counted, int length) {
        float worth = worth(field, length);
        counted.words.forEach((word, times) -> words.merge(word, times * worth, Float::sum));
    }

    private static float worth(Field field, int length) {
        return field.weight
                / (1 - field.lengthCounts + field.lengthCounts * length / field.usualLength);
    }

    private void add(Word word, float worth) {
        words.merge(word.folded(), worth, Float::sum);
        if (word.hasMarks()) {
            words.merge(word.marked(), worth, Float::sum);
        }
        if (word.hasStem()) {
            words.merge(Word.STEM + word.stem(), worth, Float::sum);
        }
    }

    private void add(Word first, Word second, float worth) {
        pairs.merge(pair(first.folded(), second.folded()), worth, Float::sum);
        if (first.hasMarks() || second.hasMarks()) {
            pairs.merge(pair(first.marked(), second.marked()), worth, Float::sum);
        }
    }

    static String pair(String first, String second) {
        return first + "_" + second;
    }

    Map<String, Integer> words() {
        return rounded(words);
    }

    Map<String, Integer> pairs() {
        return rounded(pairs);
    }

    private static Map<String, Integer> rounded(Map<String, Float> worths) {
        Map<String, Integer> rounded = HashMap.newHashMap(worths.size());
        worths.forEach(
                (word, worth) -> rounded.put(word, Math.clamp(Math.round(worth * UNIT), 1, MOST)));
        return rounded;
    }
}
