package org.khuevan.search;

import java.util.List;

/// Why a hit stands where it stands: the sum of its signals is its score, and hits stand in the
/// order of scores, pinned ones before all others.
///
/// @param signals each with what it adds, the largest first
/// @param detail how the words were weighed, line by line, as the engine says it
public record Explanation(double score, List<Signal> signals, String detail) {

    public Explanation {
        signals = List.copyOf(signals);
    }

    public record Signal(Kind kind, double worth) {}

    /// What speaks for a hit.
    public enum Kind {
        /// Words in title, keywords, description, names, labels and body (BM25F).
        WORDS,
        /// The title has all of the words.
        TITLE,
        /// Words that were typed side by side and stand side by side.
        NEIGHBOURS,
        /// The words as they occur in the best passage.
        PASSAGE,
        /// What the best passage means, by the embedding model.
        MEANING,
        FRESHNESS,
        USE
    }
}
