package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /// Of each part, the most that any segment has.
    private final int[] combinations = new int[SegmentFacets.PARTS];

    /// @param kept what is in memory of segments that are open
    FacetCounts(IndexReader reader, Map<IndexReader.CacheKey, SegmentFacets> kept)
            throws IOException {
        SortedSetDocValues all = MultiDocValues.getSortedSetValues(reader, LuceneDocuments.FACETS);
        global = all == null ? DocValues.emptySortedSet() : all;
        List<LeafReaderContext> leaves = reader.leaves();
        segments = new SegmentFacets[leaves.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = SegmentFacets.of(leaves.get(i).reader(), kept);
            for (int part = 0; part < combinations.length; part++) {
                combinations[part] = Math.max(combinations[part], segments[i].values(part).length);
            }
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
        return new CollectorManager<>() {
            @Override
            public Counting newCollector() {
                return new Counting(narrowed);
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

    private Map<Facet, List<FacetValue>> sorted(long[] counts, Map<Facet, Set<String>> narrowed) {
        Map<Facet, List<FacetValue>> sorted = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            sorted.put(facet, new ArrayList<>());
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sorted.computeIfAbsent(facets[i], _ -> new ArrayList<>())
                        .add(new FacetValue(values[i], counts[i], broader.get(i)));
            }
        }
        sorted.replaceAll((facet, found) -> most(found, narrowed.getOrDefault(facet, Set.of())));
        return sorted;
    }

    /// The most frequent first; behind them those that were chosen, however few have them.
    static List<FacetValue> most(List<FacetValue> found, Set<String> chosen) {
        List<FacetValue> sorted =
                found.stream()
                        .sorted(
                                Comparator.comparingLong(FacetValue::count)
                                        .reversed()
                                        .thenComparing(FacetValue::value))
                        .toList();
        return Stream.concat(
                        sorted.stream().limit(MOST_VALUES),
                        sorted.stream()
                                .skip(MOST_VALUES)
                                .filter(value -> chosen.contains(value.value())))
                .toList();
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
        private final int[] accepted;

        private final Facet[] narrowed;
        private final int[] batch = new int[BATCH];
        private final int all;
        private final Tally[] hits = new Tally[SegmentFacets.PARTS];

        /// Of those that fail one narrowed facet only, for each of these.
        private final Tally[] near;

        private long total;

        private Counting(Map<Facet, Set<String>> narrowed) {
            this.narrowed = narrowed.keySet().toArray(Facet[]::new);
            this.all = (1 << this.narrowed.length) - 1;
            this.accepted = new int[all == 0 ? 0 : values.length];
            for (int ordinal = 0; ordinal < accepted.length; ordinal++) {
                if (narrowed.getOrDefault(facets[ordinal], Set.of()).contains(values[ordinal])) {
                    accepted[ordinal] = 1 << List.of(this.narrowed).indexOf(facets[ordinal]);
                }
            }
            for (int part = 0; part < hits.length; part++) {
                hits[part] = new Tally(combinations[part]);
            }
            near = new Tally[this.narrowed.length];
            for (int i = 0; i < near.length; i++) {
                near[i] = new Tally(combinations[SegmentFacets.part(this.narrowed[i])]);
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
            return new Segment(segments[leaf.ord], toGlobal);
        }

        /// Counts combinations while hits come, and their values in the end.
        private final class Segment implements LeafCollector {

            private final SegmentFacets own;
            private final LongValues toGlobal;
            private final Tally first = hits[0];
            private final Tally second = hits[1];

            /// The narrowed facets that each combination passes.
            private final int[][] passed = new int[SegmentFacets.PARTS][];

            Segment(SegmentFacets own, LongValues toGlobal) {
                this.own = own;
                this.toGlobal = toGlobal;
                for (int part = 0; part < SegmentFacets.PARTS && all != 0; part++) {
                    passed[part] = passed(own.values(part));
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
                int one = own.combination(at);
                int other = own.combination(at + 1);
                int failed = all == 0 ? 0 : all & ~(passed[0][one] | passed[1][other]);
                if (failed == 0) {
                    total++;
                    first.add(one);
                    second.add(other);
                } else if (Integer.bitCount(failed) == 1) {
                    int only = Integer.numberOfTrailingZeros(failed);
                    near[only].add(SegmentFacets.part(narrowed[only]) == 0 ? one : other);
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

            private void add(Tally tally, int[][] combinations, Optional<Facet> only) {
                tally.clear((combination, times) -> {
                    for (int value : combinations[combination]) {
                        int ordinal = (int) toGlobal.get(value);
                        if (only.isEmpty() || facets[ordinal] == only.get()) {
                            counts[ordinal] += times;
                        }
                    }
                });
            }
        }
    }

    /// Counts combinations of one segment after the other. Few of them come, however many there
    /// are, and only those are gone through in the end.
    private static final class Tally {

        private final int[] times;
        private final int[] seen;
        private int count;

        Tally(int combinations) {
            times = new int[combinations];
            seen = new int[combinations];
        }

        void add(int combination) {
            if (times[combination]++ == 0) {
                seen[count++] = combination;
            }
        }

        interface Each {
            void of(int combination, int times);
        }

        void clear(Each each) {
            for (int i = 0; i < count; i++) {
                each.of(seen[i], times[seen[i]]);
                times[seen[i]] = 0;
            }
            count = 0;
        }
    }
}
