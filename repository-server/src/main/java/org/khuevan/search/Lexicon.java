package org.khuevan.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The words that the index knows, and how often it has them. Looks each up once; for one search.
final class Lexicon {

    private static final int SIMILAR = 8;
    private static final int READINGS = 6;

    /// In two parts, a word of so many letters at most.
    private static final int TWO_WORDS = 14;

    private final Engine engine;
    private final Map<String, Long> words = new HashMap<>();
    private final Map<String, Long> pairs = new HashMap<>();
    private final Map<String, List<Reading>> readings = new HashMap<>();

    Lexicon(Engine engine) {
        this.engine = engine;
    }

    /// @param often in how many materials it is
    record Reading(String marked, long often) {}

    /// How many materials have a word, without marks in any reading of it.
    long often(String word) {
        return words.computeIfAbsent(word, one -> engine.frequencies(List.of(one)).of(one));
    }

    /// Looks up some words at once.
    void lookUp(Collection<String> all) {
        List<String> unknown =
                all.stream().filter(word -> !words.containsKey(word)).distinct().toList();
        if (!unknown.isEmpty()) {
            Engine.Frequencies found = engine.frequencies(unknown);
            unknown.forEach(word -> words.put(word, found.of(word)));
        }
    }

    /// How many have two words side by side, without marks in any reading of them.
    long together(String first, String second) {
        return pairs.computeIfAbsent(
                WeightedWords.pair(first, second), pair -> engine.pairs(List.of(pair)).of(pair));
    }

    /// Looks up all pairs of some words with some others at once.
    void lookUp(Collection<Reading> firsts, Collection<Reading> seconds) {
        List<String> unknown = new ArrayList<>();
        for (Reading first : firsts) {
            for (Reading second : seconds) {
                String pair = WeightedWords.pair(first.marked(), second.marked());
                if (!pairs.containsKey(pair)) {
                    unknown.add(pair);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Engine.Frequencies found = engine.pairs(unknown);
            unknown.forEach(pair -> pairs.put(pair, found.of(pair)));
        }
    }

    /// The words that one without marks may mean, the most frequent first. The index counts marked
    /// words as unmarked too; what is left when these are taken off is meant without marks.
    List<Reading> readings(String folded) {
        return readings.computeIfAbsent(folded, this::read);
    }

    private List<Reading> read(String folded) {
        List<String> possible = Syllable.readings(folded);
        Engine.Frequencies often = engine.frequencies(possible);
        List<Reading> found = new ArrayList<>();
        long rest = often.of(folded);
        for (String marked : possible) {
            if (!marked.equals(folded) && often.of(marked) > 0) {
                found.add(new Reading(marked, often.of(marked)));
                rest -= often.of(marked);
            }
        }
        if (rest > 0) {
            found.add(new Reading(folded, rest));
        }
        found.sort(Comparator.comparing(Reading::often).reversed());
        return List.copyOf(found.subList(0, Math.min(READINGS, found.size())));
    }

    /// Words without marks that are spelt nearly like one that the index does not have, the nearest
    /// first.
    List<String> similar(String folded) {
        return Stream.concat(
                        apart(folded).stream(),
                        engine.similar(folded, SIMILAR * 4).stream()
                                .filter(word -> Plain.letters(word).equals(word)))
                .distinct()
                .limit(SIMILAR)
                .toList();
    }

    /// Two words that were typed as one, with a space between; only those that stand together
    /// somewhere.
    private List<String> apart(String folded) {
        List<String> apart = new ArrayList<>();
        for (int i = 2; i <= folded.length() - 2 && folded.length() <= TWO_WORDS; i++) {
            String first = folded.substring(0, i);
            String second = folded.substring(i);
            if (together(first, second) > 0) {
                apart.add(first + " " + second);
            }
        }
        return apart;
    }
}
