package org.khuevan.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.MaterialId;

/// Weighs the best hits for some words against each other: words first; freshness and use as gentle
/// signals that add a few percent at most; then, where there is an embedding model, meaning; and
/// what librarians pinned before all.
///
/// @param pinned materials that stand first, in this order
/// @param near materials that mean what is looked for, the nearest first
record Ranking(List<MaterialId> pinned, Instant now, List<Near> near) {

    /// How many of the best are compared.
    static final int WINDOW = 100;

    /// What engines add to the scores of what is pinned and what is near, so that it is among the
    /// best; not shown. A number of which little is lost in what is added to it.
    static final float PINNED = 1024;

    static final float NEAR = 256;

    /// The most that freshness and use can add, as a part of the score.
    static final double FRESHNESS = 0.03;

    static final double USE = 0.05;

    private static final double HALF_USED = 50;
    private static final Duration YEAR = Duration.ofDays(365);

    /// Less is what is left of rounding when words are not there.
    private static final double LEAST = 0.001;

    /// Of reciprocal ranks: how much more the first places count than those behind them.
    private static final double FLATNESS = 60;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed();

    Ranking {
        pinned = List.copyOf(pinned);
        near = List.copyOf(near);
    }

    Ranking(List<MaterialId> pinned, Instant now) {
        this(pinned, now, List.of());
    }

    static Ranking plain() {
        return new Ranking(List.of(), Instant.EPOCH);
    }

    /// @param score the sum of the signals
    record Ranked(
            Candidate candidate,
            double score,
            boolean pinned,
            double freshness,
            double use,
            Optional<Fused> fused) {

        /// Whether it has not the words, and is there for what it means.
        boolean isMeant() {
            return fused.filter(one -> one.byWords() == 0 && one.byMeaning() > 0).isPresent();
        }

        /// Whether it has not the words, and is there because it is pinned or for what it means.
        boolean isAdded() {
            return isMeant()
                    || pinned && fused.map(one -> one.byWords() == 0).orElse(score <= LEAST);
        }

        /// Where another order holds.
        static Ranked unweighed(Candidate candidate) {
            return new Ranked(candidate, candidate.score(), false, 0, 0, Optional.empty());
        }
    }

    /// How two orders became one by reciprocal ranks: each gives the first place 1, and less to
    /// every one behind it.
    ///
    /// @param byWords the place by words, freshness and use; 0 if the words are not there
    /// @param share of the score of words that is left
    /// @param byMeaning the place by meaning; 0 if it is not near
    /// @param meaning what that place is worth
    record Fused(int byWords, double share, int byMeaning, double likeness, double meaning) {}

    /// Compares the first hundred, however many there are, so that no page has what another has.
    ///
    /// @param candidates in the order of their scores
    List<Ranked> of(List<Candidate> candidates) {
        int compared = Math.min(WINDOW, candidates.size());
        List<Ranked> ranked = new ArrayList<>(best(candidates.subList(0, compared)));
        candidates.stream().skip(compared).map(Ranked::unweighed).forEach(ranked::add);
        return ranked;
    }

    private List<Ranked> best(List<Candidate> candidates) {
        List<Ranked> ranked = new ArrayList<>(candidates.stream().map(this::weighed).toList());
        ranked.sort(BEST_FIRST);
        if (!near.isEmpty()) {
            ranked = fused(ranked);
            ranked.sort(BEST_FIRST);
        }
        if (!pinned.isEmpty()) {
            ranked.sort(Comparator.comparingInt(r -> place(r.candidate().material())));
        }
        return ranked;
    }

    private int place(MaterialId material) {
        int place = pinned.indexOf(material);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private Ranked weighed(Candidate candidate) {
        boolean first = pinned.contains(candidate.material());
        double words =
                Math.max(
                        0,
                        candidate.score()
                                - (first ? PINNED : 0)
                                - (nearness(candidate) > 0 ? NEAR : 0));
        double years =
                Math.max(0, now.toEpochMilli() - candidate.published()) / (double) YEAR.toMillis();
        double freshness = words * FRESHNESS / (1 + years);
        double use = words * USE * candidate.uses() / (candidate.uses() + HALF_USED);
        return new Ranked(
                candidate, words + freshness + use, first, freshness, use, Optional.empty());
    }

    /// The place by meaning, from 1; 0 if it is not near.
    private int nearness(Candidate candidate) {
        for (int i = 0; i < near.size(); i++) {
            if (near.get(i).material().equals(candidate.material())) {
                return i + 1;
            }
        }
        return 0;
    }

    /// @param ranked by words
    private List<Ranked> fused(List<Ranked> ranked) {
        List<Ranked> fused = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Ranked one = ranked.get(i);
            int byWords = one.score() > LEAST ? i + 1 : 0;
            int byMeaning = nearness(one.candidate());
            double share = byWords == 0 ? 0 : worth(byWords) / one.score();
            double meaning = worth(byMeaning);
            fused.add(
                    new Ranked(
                            one.candidate(),
                            worth(byWords) + meaning,
                            one.pinned(),
                            one.freshness() * share,
                            one.use() * share,
                            Optional.of(
                                    new Fused(
                                            byWords,
                                            share,
                                            byMeaning,
                                            byMeaning == 0 ? 0 : near.get(byMeaning - 1).likeness(),
                                            meaning))));
        }
        return fused;
    }

    private static double worth(int place) {
        return place == 0 ? 0 : (FLATNESS + 1) / (FLATNESS + place);
    }
}
