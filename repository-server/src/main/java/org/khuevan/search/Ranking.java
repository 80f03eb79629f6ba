package org.khuevan.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khuevan.catalogue.MaterialId;

/// Weighs the best hits for some words against each other: words first; meaning, where a model is
/// there, fused by reciprocal ranks; freshness and use as gentle signals that add a few percent at
/// most; and what librarians pinned before all.
///
/// @param pinned materials that stand first, in this order
/// @param meant materials whose meaning is near, the nearest first; empty without a model
record Ranking(List<MaterialId> pinned, List<MaterialId> meant, Instant now) {

    /// How many of the best are compared.
    static final int WINDOW = 100;

    /// The most that freshness and use can add, as a part of the score.
    static final double FRESHNESS = 0.03;

    static final double USE = 0.05;

    private static final double HALF_USED = 50;
    private static final Duration YEAR = Duration.ofDays(365);

    /// Of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009).
    private static final double RANKS = 60;

    Ranking {
        pinned = List.copyOf(pinned);
        meant = List.copyOf(meant);
    }

    static Ranking plain() {
        return new Ranking(List.of(), List.of(), Instant.EPOCH);
    }

    /// @param score the sum of the signals
    record Ranked(
            Candidate candidate,
            double score,
            boolean pinned,
            double words,
            double meaning,
            double freshness,
            double use) {

        /// Where another order holds.
        static Ranked unweighed(Candidate candidate) {
            return new Ranked(candidate, candidate.score(), false, candidate.score(), 0, 0, 0);
        }
    }

    /// @param candidates in the order of their scores
    List<Ranked> of(List<Candidate> candidates) {
        Map<MaterialId, Integer> near = new HashMap<>();
        meant.forEach(material -> near.putIfAbsent(material, near.size()));
        List<Ranked> ranked = new ArrayList<>();
        for (int rank = 0; rank < candidates.size(); rank++) {
            ranked.add(weighed(candidates.get(rank), rank, near));
        }
        ranked.sort(
                Comparator.comparingInt((Ranked r) -> place(r.candidate().material()))
                        .thenComparing(Ranked::score, Comparator.reverseOrder()));
        return ranked;
    }

    private int place(MaterialId material) {
        int place = pinned.indexOf(material);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private Ranked weighed(Candidate candidate, int rank, Map<MaterialId, Integer> near) {
        double words =
                near.isEmpty() || candidate.score() <= 0 ? candidate.score() : 1 / (RANKS + rank);
        Integer nearness = near.get(candidate.material());
        double meaning = nearness == null ? 0 : 1 / (RANKS + nearness);
        double base = words + meaning;
        double years =
                Math.max(0, now.toEpochMilli() - candidate.published()) / (double) YEAR.toMillis();
        double freshness = base * FRESHNESS / (1 + years);
        double use = base * USE * candidate.uses() / (candidate.uses() + HALF_USED);
        return new Ranked(
                candidate,
                base + freshness + use,
                pinned.contains(candidate.material()),
                words,
                meaning,
                freshness,
                use);
    }
}
