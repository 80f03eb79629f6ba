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

    /// So many hits are known by their documents, too.
    static final int REMEMBERED = 4_096;

    /// Which facet an ordinal of the snapshot belongs to, and its value.
    private final Facet[] facets;

    private final String[] values;
    private final List<Optional<String>> broader = new ArrayList<>();
    private final SortedSetDocValues global;
    private final SegmentFacets[] segments;

    /// For each segment the ordinals that its values have in the snapshot.
    private final int[][] ordinals;

    /// @param kept what is in memory of segments that are open
    FacetCounts(IndexReader reader, Map<IndexReader.CacheKey, SegmentFacets> kept)
            throws IOException {
        SortedSetDocValues all = MultiDocValues.getSortedSetValues(reader, LuceneDocuments.FACETS);
        global = all == null ? DocValues.emptySortedSet() : all;
        List<LeafReaderContext> leaves = reader.leaves();
        segments = new SegmentFacets[leaves.size()];
        ordinals = new int[segments.length][];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = SegmentFacets.of(leaves.get(i).reader(), kept);
            ordinals[i] = ordinals(leaves.get(i));
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
    /// @param hits their documents in the order of the index, if they are no more than
    ///   [#REMEMBERED]
    record Counted(long total, Map<Facet, List<FacetValue>> facets, Optional<int[]> hits) {

        Counted withoutHits() {
            return new Counted(total, facets, Optional.empty());
        }
    }

    private int[] ordinals(LeafReaderContext leaf) throws IOException {
        SortedSetDocValues own = DocValues.getSortedSet(leaf.reader(), LuceneDocuments.FACETS);
        LongValues known =
                global instanceof MultiDocValues.MultiSortedSetDocValues many
                        ? many.mapping.getGlobalOrds(leaf.ord)
                        : LongValues.IDENTITY;
        int[] ordinals = new int[(int) own.getValueCount()];
        Arrays.setAll(ordinals, value -> (int) known.get(value));
        return ordinals;
    }

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
                // Several would have to be put in order first; a searcher of one thread has one.
                Optional<int[]> hits =
                        collectors.size() == 1
                                ? collectors.iterator().next().hits()
                                : Optional.empty();
                for (Counting collector : collectors) {
                    total += collector.total;
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] += collector.counts[i];
                    }
                }
                return new Counted(total, sorted(counts, narrowed), hits);
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
        private final long[] combinations = new long[BATCH];
        private final int all;

        /// For each part.
        private final Tally[] tallies = new Tally[SegmentFacets.PARTS];

        /// Of those that fail one narrowed facet only, for each of these.
        private final Tally[] near;

        private long total;
        private int[] hits = new int[BATCH];

        /// The documents of all hits in the order of the index, if they are no more than
        /// [#REMEMBERED].
        Optional<int[]> hits() {
            return total > REMEMBERED
                    ? Optional.empty()
                    : Optional.of(Arrays.copyOf(hits, (int) total));
        }

        private Counting(Map<Facet, Set<String>> narrowed) {
            this.narrowed = narrowed.keySet().toArray(Facet[]::new);
            this.all = (1 << this.narrowed.length) - 1;
            this.near = new Tally[this.narrowed.length];
            Arrays.setAll(tallies, _ -> new Tally());
            Arrays.setAll(near, _ -> new Tally());
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
            return new Segment(leaf.docBase, segments[leaf.ord], ordinals[leaf.ord]);
        }

        /// How often the combinations of one part occur in a segment, one after the other.
        private final class Tally {

            private int[] counted = new int[0];

            /// Those that occur, which often are few of many.
            private int[] occurring = new int[BATCH];

            private int occur;

            Tally ready(int[][] combinations) {
                if (counted.length < combinations.length) {
                    counted = new int[combinations.length];
                }
                return this;
            }

            void add(int combination) {
                if (counted[combination]++ == 0) {
                    if (occur == occurring.length) {
                        occurring = Arrays.copyOf(occurring, 2 * occur);
                    }
                    occurring[occur++] = combination;
                }
            }

            /// Ends the segment.
            ///
            /// @param ordinals of the values of the segment
            /// @param only the facet whose values are counted, if not those of all
            void addTo(long[] counts, int[][] combinations, int[] ordinals, Optional<Facet> only) {
                for (int i = 0; i < occur; i++) {
                    int combination = occurring[i];
                    for (int value : combinations[combination]) {
                        int ordinal = ordinals[value];
                        if (only.isEmpty() || facets[ordinal] == only.get()) {
                            counts[ordinal] += counted[combination];
                        }
                    }
                    counted[combination] = 0;
                }
                occur = 0;
            }
        }

        /// Counts combinations while hits come, and their values in the end.
        private final class Segment implements LeafCollector {

            private final int base;
            private final SegmentFacets own;
            private final int[] ordinals;
            private final Tally first;
            private final Tally second;

            /// How many of the batch are not yet counted.
            private int waiting;

            /// The narrowed facets that each combination passes.
            private final int[][] passed = new int[SegmentFacets.PARTS][];

            Segment(int base, SegmentFacets own, int[] ordinals) {
                this.base = base;
                this.own = own;
                this.ordinals = ordinals;
                this.first = tallies[0].ready(own.values(0));
                this.second = tallies[1].ready(own.values(1));
                for (int part = 0; part < SegmentFacets.PARTS; part++) {
                    passed[part] = all == 0 ? new int[0] : passed(own.values(part));
                }
                for (int i = 0; i < near.length; i++) {
                    near[i].ready(own.values(SegmentFacets.part(narrowed[i])));
                }
            }

            private int[] passed(int[][] combinations) {
                int[] passes = new int[combinations.length];
                for (int i = 0; i < passes.length; i++) {
                    for (int value : combinations[i]) {
                        passes[i] |= accepted[ordinals[value]];
                    }
                }
                return passes;
            }

            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) {
                batch[waiting++] = doc;
                if (waiting == BATCH) {
                    countWaiting();
                }
            }

            private void countWaiting() {
                count(waiting);
                waiting = 0;
            }

            @Override
            public void collect(DocIdStream stream) throws IOException {
                countWaiting();
                for (int got = stream.intoArray(batch); got > 0; got = stream.intoArray(batch)) {
                    count(got);
                }
            }

            /// The first so many of the batch. Reading all their values before counting any lets a
            /// processor wait for many of them at once.
            private void count(int got) {
                own.read(batch, got, combinations);
                int hits = all == 0 ? got : passing(got);
                remember(hits);
                for (int i = 0; i < hits; i++) {
                    first.add(SegmentFacets.first(combinations[i]));
                    second.add(SegmentFacets.second(combinations[i]));
                }
            }

            /// Moves to the front what fails no narrowed facet, and counts what fails one.
            ///
            /// @return how many fail none
            private int passing(int got) {
                int passing = 0;
                for (int i = 0; i < got; i++) {
                    int one = SegmentFacets.first(combinations[i]);
                    int other = SegmentFacets.second(combinations[i]);
                    int failed = all & ~(passed[0][one] | passed[1][other]);
                    if (failed == 0) {
                        batch[passing] = batch[i];
                        combinations[passing++] = combinations[i];
                    } else if (Integer.bitCount(failed) == 1) {
                        int only = Integer.numberOfTrailingZeros(failed);
                        near[only].add(SegmentFacets.part(narrowed[only]) == 0 ? one : other);
                    }
                }
                return passing;
            }

            private void remember(int found) {
                int known = (int) Math.min(total, REMEMBERED);
                int more = Math.min(found, REMEMBERED - known);
                if (more > 0) {
                    if (hits.length < known + more) {
                        hits = Arrays.copyOf(hits, 2 * (known + more));
                    }
                    for (int i = 0; i < more; i++) {
                        hits[known + i] = base + batch[i];
                    }
                }
                total += found;
            }

            @Override
            public void finish() {
                countWaiting();
                first.addTo(counts, own.values(0), ordinals, Optional.empty());
                second.addTo(counts, own.values(1), ordinals, Optional.empty());
                for (int i = 0; i < near.length; i++) {
                    int[][] values = own.values(SegmentFacets.part(narrowed[i]));
                    near[i].addTo(counts, values, ordinals, Optional.of(narrowed[i]));
                }
            }
        }
    }
}
