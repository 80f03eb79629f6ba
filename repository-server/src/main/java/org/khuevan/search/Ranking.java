package org.khuevan.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khuevan.catalogue.MaterialId;

/// Weighs the best hits for some words against each other: words first; freshness and use as gentle
/// signals that add a few percent at most; and what librarians pinned before all.
///
/// @param pinned materials that stand first, in this order
record Ranking(List<MaterialId> pinned, Instant now) {

    /// How many of the best are compared.
    static final int WINDOW = 100;

    /// The most that freshness and use can add, as a part of the score.
    static final double FRESHNESS = 0.03;

    static final double USE = 0.05;

    private static final double HALF_USED = 50;
    private static final Duration YEAR = Duration.ofDays(365);

    Ranking {
        pinned = List.copyOf(pinned);
    }

    static Ranking plain() {
        return new Ranking(List.of(), Instant.EPOCH);
    }

    /// @param score the sum of the signals
    record Ranked(Candidate candidate, double score, boolean pinned, double freshness, double use) {

        /// Where another order holds.
        static Ranked unweighed(Candidate candidate) {
            return new Ranked(candidate, candidate.score(), false, 0, 0);
        }
    }

    /// @param candidates in the order of their scores
    List<Ranked> of(List<Candidate> candidates) {
        List<Ranked> ranked = new ArrayList<>(candidates.stream().map(this::weighed).toList());
        ranked.sort(
                Comparator.comparingInt((Ranked r) -> place(r.candidate().material()))
                        .thenComparing(Ranked::score, Comparator.reverseOrder()));
        return ranked;
    }

    private int place(MaterialId material) {
        int place = pinned.indexOf(material);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private Ranked weighed(Candidate candidate) {
        double words = candidate.score();
        double years =
                Math.max(0, now.toEpochMilli() - candidate.published()) / (double) YEAR.toMillis();
        double freshness = words * FRESHNESS / (1 + years);
        double use = words * USE * candidate.uses() / (candidate.uses() + HALF_USED);
        return new Ranked(
                candidate,
                words + freshness + use,
                pinned.contains(candidate.material()),
                freshness,
                use);
    }
}
