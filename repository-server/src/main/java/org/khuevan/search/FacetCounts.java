package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongValues;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.search.Results.FacetValue;

/// Counts facets of one snapshot of the index in a single pass over what fits.
///
/// A material that fails no narrowed facet is a hit and counts everywhere; one that fails exactly
/// one counts only there, so that its other values can be chosen too.
final class FacetCounts {

    static final int MOST_VALUES = 200;
    private static final int BATCH = 256;

    /// Which facet an ordinal of the snapshot belongs to, and its value.
    private final Facet[] facets;

    private final String[] values;
    private final List<Optional<String>> broader = new ArrayList<>();
    private final SortedSetDocValues global;
    private final SegmentFacets[] segments;

    /// @param kept what is in memory of segments that are open
    FacetCounts(IndexReader reader, Map<IndexReader.CacheKey, SegmentFacets> kept)
            throws IOException {
        SortedSetDocValues all = MultiDocValues.getSortedSetValues(reader, LuceneDocuments.FACETS);
        global = all == null ? DocValues.emptySortedSet() : all;
        List<LeafReaderContext> leaves = reader.leaves();
        segments = new SegmentFacets[leaves.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = SegmentFacets.of(leaves.get(i).reader(), kept);
        }
        facets = new Facet[(int) global.getValueCount()];
        values = new String[facets.length];
        for (int i = 0; i < facets.length; i++) {
            String value = global.lookupOrd(i).utf8ToString();
            facets[i] = LuceneDocuments.facet(value);
            values[i] = value.substring(value.indexOf(LuceneDocuments.BETWEEN) + 1);
            broader.add(broader(facets[i], values[i]));
        }
    }

    /// @param total how many hits
    record Counted(long total, Map<Facet, List<FacetValue>> facets) {}

    CollectorManager<Counting, Counted> counting(Map<Facet, Set<String>> narrowed) {
        return counting(() -> new Counting(narrowed, false), narrowed);
    }

    /// For hits that are few, and narrowed by nothing.
    CollectorManager<Counting, Counted> countingFew() {
        return counting(() -> new Counting(Map.of(), true), Map.of());
    }

    private CollectorManager<Counting, Counted> counting(
            Supplier<Counting> made, Map<Facet, Set<String>> narrowed) {
        return new CollectorManager<>() {
            @Override
            public Counting newCollector() {
                return made.get();
            }

            @Override
            public Counted reduce(Collection<Counting> collectors) {
                long total = 0;
                long[] counts = new long[values.length];
                for (Counting collector : collectors) {
                    total += collector.total;
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] += collector.counts[i];
                    }
                }
                return new Counted(total, sorted(counts, narrowed));
            }
        };
    }

    /// A facet's values stand beside each other, in the order of their letters: it is enough to
    /// sort their counts.
    private Map<Facet, List<FacetValue>> sorted(long[] counts, Map<Facet, Set<String>> narrowed) {
        Map<Facet, List<FacetValue>> sorted = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            sorted.put(facet, List.of());
        }
        int end;
        for (int start = 0; start < counts.length; start = end) {
            Facet facet = facets[start];
            end = start + 1;
            while (end < counts.length && facets[end] == facet) {
                end++;
            }
            sorted.put(facet, most(counts, start, end, narrowed.getOrDefault(facet, Set.of())));
        }
        return sorted;
    }

    /// The most frequent first; behind them those that were chosen, however few have them.
    private List<FacetValue> most(long[] counts, int start, int end, Set<String> chosen) {
        // The count above, and below it what makes the first of equals the greatest.
        long[] keys = new long[end - start];
        int found = 0;
        for (int i = start; i < end; i++) {
            if (counts[i] > 0) {
                keys[found++] = (counts[i] << Integer.SIZE) | (Integer.MAX_VALUE - i);
            }
        }
        Arrays.sort(keys, 0, found);
        List<FacetValue> most = new ArrayList<>(Math.min(found, MOST_VALUES));
        for (int i = found - 1; i >= 0; i--) {
            int ordinal = Integer.MAX_VALUE - (int) keys[i];
            if (most.size() < MOST_VALUES || chosen.contains(values[ordinal])) {
                most.add(new FacetValue(values[ordinal], counts[ordinal], broader.get(ordinal)));
            }
        }
        return most;
    }

    static Optional<String> broader(Facet facet, String value) {
        return switch (facet) {
            case SUBJECT -> Vocabulary.SUBJECT.term(value).flatMap(Term::broader);
            case LEVEL -> Vocabulary.LEVEL.term(value).flatMap(Term::broader);
            case KIND, LANGUAGE, LICENCE, ORGANISATION, YEAR -> Optional.empty();
        };
    }

    /// Counts in ordinals of the snapshot.
    final class Counting implements Collector {

        private final long[] counts = new long[values.length];

        /// For each ordinal the bit of its facet among the narrowed ones, if it is accepted.
        private final int[] accepted = new int[values.length];

        private final Facet[] narrowed;
        private final int[] batch = new int[BATCH];
        private final int all;
        private final boolean few;
        private long total;

        private Counting(Map<Facet, Set<String>> narrowed, boolean few) {
            this.few = few;
            this.narrowed = narrowed.keySet().toArray(Facet[]::new);
            this.all = (1 << this.narrowed.length) - 1;
            for (int ordinal = 0; ordinal < values.length && all != 0; ordinal++) {
                if (narrowed.getOrDefault(facets[ordinal], Set.of()).contains(values[ordinal])) {
                    accepted[ordinal] = 1 << List.of(this.narrowed).indexOf(facets[ordinal]);
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) {
            LongValues toGlobal =
                    global instanceof MultiDocValues.MultiSortedSetDocValues many
                            ? many.mapping.getGlobalOrds(leaf.ord)
                            : LongValues.IDENTITY;
            SegmentFacets own = segments[leaf.ord];
            return few ? new Few(own, toGlobal) : new Segment(own, toGlobal);
        }

        /// Counts values at once: many combinations take longer to go through than a few hits.
        private final class Few implements LeafCollector {

            private final SegmentFacets own;
            private final LongValues toGlobal;

            Few(SegmentFacets own, LongValues toGlobal) {
                this.own = own;
                this.toGlobal = toGlobal;
            }

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                int at = own.of(doc);
                total++;
                for (int part = 0; part < SegmentFacets.PARTS; part++) {
                    for (int ordinal : own.values(part)[own.combination(at + part)]) {
                        counts[(int) toGlobal.get(ordinal)]++;
                    }
                }
            }
        }

        /// Counts combinations while hits come, and their values in the end.
        private final class Segment implements LeafCollector {

            private final SegmentFacets own;
            private final LongValues toGlobal;
            private final long[][] hits = new long[SegmentFacets.PARTS][];

            /// Of those that fail one narrowed facet only, for each of these.
            private final long[][] near = new long[narrowed.length][];

            /// The narrowed facets that each combination passes.
            private final int[][] passed = new int[SegmentFacets.PARTS][];

            Segment(SegmentFacets own, LongValues toGlobal) {
                this.own = own;
                this.toGlobal = toGlobal;
                for (int part = 0; part < SegmentFacets.PARTS; part++) {
                    hits[part] = new long[own.values(part).length];
                    passed[part] = all == 0 ? new int[0] : passed(own.values(part));
                }
                for (int i = 0; i < near.length; i++) {
                    near[i] = new long[own.values(SegmentFacets.part(narrowed[i])).length];
                }
            }

            private int[] passed(int[][] combinations) {
                int[] passes = new int[combinations.length];
                for (int i = 0; i < passes.length; i++) {
                    for (int ordinal : combinations[i]) {
                        passes[i] |= accepted[(int) toGlobal.get(ordinal)];
                    }
                }
                return passes;
            }

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                int at = own.of(doc);
                int first = own.combination(at);
                int second = own.combination(at + 1);
                int failed = all == 0 ? 0 : all & ~(passed[0][first] | passed[1][second]);
                if (failed == 0) {
                    total++;
                    hits[0][first]++;
                    hits[1][second]++;
                } else if (Integer.bitCount(failed) == 1) {
                    int only = Integer.numberOfTrailingZeros(failed);
                    near[only][SegmentFacets.part(narrowed[only]) == 0 ? first : second]++;
                }
            }

            @Override
            public void collect(DocIdStream stream) throws IOException {
                for (int got = stream.intoArray(batch); got > 0; got = stream.intoArray(batch)) {
                    for (int i = 0; i < got; i++) {
                        collect(batch[i]);
                    }
                }
            }

            @Override
            public void finish() {
                for (int part = 0; part < SegmentFacets.PARTS; part++) {
                    add(hits[part], own.values(part), Optional.empty());
                }
                for (int i = 0; i < near.length; i++) {
                    add(
                            near[i],
                            own.values(SegmentFacets.part(narrowed[i])),
                            Optional.of(narrowed[i]));
                }
            }

            private void add(long[] counted, int[][] combinations, Optional<Facet> only) {
                for (int i = 0; i < counted.length; i++) {
                    if (counted[i] > 0) {
                        for (int own : combinations[i]) {
                            int ordinal = (int) toGlobal.get(own);
                            if (only.isEmpty() || facets[ordinal] == only.get()) {
                                counts[ordinal] += counted[i];
                            }
                        }
                    }
                }
            }
        }
    }
}
