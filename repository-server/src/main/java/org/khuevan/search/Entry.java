package org.khuevan.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khuevan.catalogue.MaterialId;

/// What an index keeps of a material, whichever engine it is.
///
/// @param readers signs of those who may see it, of [org.khuevan.catalogue.Readers]
/// @param texts for each field its values as folded words
/// @param words all words in all forms, with what they are worth ([WeightedWords])
/// @param pairs neighbours in the description likewise
/// @param facets for each facet its values, with what is broader
/// @param uses in the last year
/// @param collated the key by which titles are sorted
/// @param passages each made when it is asked for
/// @param meaning where its texts lie, as far as that is known
record Entry(
        MaterialId id,
        Set<String> readers,
        Map<Field, List<List<String>>> texts,
        Map<String, Integer> words,
        Map<String, Integer> pairs,
        Map<Facet, Set<String>> facets,
        Instant published,
        int year,
        long uses,
        byte[] collated,
        ShownMaterial shown,
        List<Passage> passages,
        Vectors meaning) {

    Entry meaning(Vectors known) {
        return new Entry(
                id, readers, texts, words, pairs, facets, published, year, uses, collated, shown,
                passages, known);
    }

    /// @param text as folded words
    record Passage(
            List<String> text,
            Map<String, Integer> words,
            Map<String, Integer> pairs,
            ShownPassage shown) {}
}
