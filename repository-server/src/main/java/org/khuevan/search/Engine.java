package org.khuevan.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps the index and finds in it: embedded Lucene on one machine, OpenSearch for several.
///
/// There is one generation of the index that searches use, and while it is built anew, the next one
/// beside it. One thread changes it ([IndexFollower]), any number search it.
interface Engine {

    /// @throws java.io.UncheckedIOException if the index cannot be read now
    Ask.Found find(Ask ask, Ranking ranking);

    /// How many materials have each of these words ([Field#WORDS]).
    Frequencies frequencies(Collection<String> words);

    /// How many materials or passages have each of these pairs ([Field#PAIRS], [Field#SAID_PAIRS]),
    /// whichever are more.
    Frequencies pairs(Collection<String> pairs);

    /// Words of [Field#WORDS] that are spelt nearly like one, in any of their forms; the nearest
    /// first.
    List<String> similar(String word, int most);

    /// How many materials there are.
    long materials();

    /// Materials that mean nearly what is meant, each once, the nearest first; none where the index
    /// keeps no vectors.
    ///
    /// @param demanded what they must be besides; no scores
    /// @param signs of the viewer, of [org.khuevan.catalogue.Readers]
    List<Near> near(Sense sense, Clause.All demanded, Set<String> signs, int most);

    /// How many passages and descriptions have vectors.
    long meant();

    /// Whether other processes use the same index, of which one keeps it.
    boolean isShared();

    /// Opens the latest generation. One that cannot be used is replaced by an empty one.
    void open() throws IOException;

    void close() throws IOException;

    /// The generation that changes are applied to.
    Generation written();

    /// The generation that searches use, while another is built that changes are applied to: what
    /// changes meanwhile is applied to both.
    Optional<Generation> outgoing();

    /// Begins a new, empty generation, which takes over once [#caughtUp] is called.
    void rebuild(String reason) throws IOException;

    /// Opens the changed generation again after a failure, as it was at its last commit.
    void reopen() throws IOException;

    /// The changed generation holds everything now. A new one takes over when it is ready, which
    /// may be at a later call.
    void caughtUp() throws IOException;

    boolean isRebuilding();

    /// Whether the generation that searches use has never held everything yet.
    boolean isFilling();

    /// Asks for a new generation; the thread that changes the index builds it. Returns at once.
    void requestRebuild(String reason);

    /// Why the index is to be built anew, if that is so; asking takes the request.
    Optional<String> takeRequest();

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
