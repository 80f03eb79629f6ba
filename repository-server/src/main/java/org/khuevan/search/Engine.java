package org.khuevan.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps the index and finds in it: embedded Lucene on one machine, OpenSearch for several.
interface Engine {

    /// @throws java.io.UncheckedIOException if the index cannot be read now
    Ask.Found find(Ask ask, Ranking ranking);

    /// Asks for a new index beside the one that serves; returns at once.
    void rebuild(String reason);

    /// How many materials have each of these words ([Field#WORDS]).
    Frequencies frequencies(Collection<String> words);

    /// How many materials or passages have each of these pairs ([Field#PAIRS], [Field#SAID_PAIRS]),
    /// whichever are more.
    Frequencies pairs(Collection<String> pairs);

    /// Words of [Field#WORDS] that are spelt nearly like one, in any of their forms; the nearest
    /// first.
    List<String> similar(String word, int most);

    /// @param materials how many there are in all
    record Frequencies(Map<String, Long> words, long materials) {

        public Frequencies {
            words = Map.copyOf(words);
        }

        long of(String word) {
            return words.getOrDefault(word, 0L);
        }
    }
}
