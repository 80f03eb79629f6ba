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
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
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

    private static final int MOST_VALUES = 200;

    /// Which facet an ordinal of the snapshot belongs to, and its value.
    private final Facet[] facets;

    private final String[] values;
    private final SortedSetDocValues global;

    FacetCounts(IndexReader reader) throws IOException {
        SortedSetDocValues all = MultiDocValues.getSortedSetValues(reader, LuceneDocuments.FACETS);
        global = all == null ? DocValues.emptySortedSet() : all;
        facets = new Facet[(int) global.getValueCount()];
        values = new String[facets.length];
        for (int i = 0; i < facets.length; i++) {
            String[] parts = global.lookupOrd(i).utf8ToString().split("=", 2);
            facets[i] = Facet.valueOf(parts[0]);
            values[i] = parts[1];
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
                return new Counted(total, sorted(counts));
            }
        };
    }

    private Map<Facet, List<FacetValue>> sorted(long[] counts) {
        Map<Facet, List<FacetValue>> sorted = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            sorted.put(facet, new ArrayList<>());
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sorted.computeIfAbsent(facets[i], _ -> new ArrayList<>())
                        .add(new FacetValue(values[i], counts[i], broader(facets[i], values[i])));
            }
        }
        sorted.replaceAll((_, found) -> most(found));
        return sorted;
    }

    /// The most frequent first.
    static List<FacetValue> most(List<FacetValue> found) {
        return found.stream()
                .sorted(
                        Comparator.comparingLong(FacetValue::count)
                                .reversed()
                                .thenComparing(FacetValue::value))
                .limit(MOST_VALUES)
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

        /// For each ordinal the number of its facet among the narrowed ones, if it is accepted.
        private final int[] accepted = new int[values.length];

        private final Facet[] narrowed;
        private long total;

        Counting(Map<Facet, Set<String>> narrowed) {
            this.narrowed = narrowed.keySet().toArray(Facet[]::new);
            for (int ordinal = 0; ordinal < values.length; ordinal++) {
                accepted[ordinal] = -1;
                int place = List.of(this.narrowed).indexOf(facets[ordinal]);
                if (narrowed.getOrDefault(facets[ordinal], Set.of()).contains(values[ordinal])) {
                    accepted[ordinal] = place;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            SortedSetDocValues own = DocValues.getSortedSet(leaf.reader(), LuceneDocuments.FACETS);
            LongValues toGlobal =
                    global instanceof MultiDocValues.MultiSortedSetDocValues many
                            ? many.mapping.getGlobalOrds(leaf.ord)
                            : LongValues.IDENTITY;
            return narrowed.length == 0 ? everything(own, toGlobal) : some(own, toGlobal);
        }

        private LeafCollector everything(SortedSetDocValues own, LongValues toGlobal) {
            long[] ofLeaf = new long[(int) own.getValueCount()];
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    total++;
                    if (own.advanceExact(doc)) {
                        int count = own.docValueCount();
                        for (int i = 0; i < count; i++) {
                            ofLeaf[(int) own.nextOrd()]++;
                        }
                    }
                }

                @Override
                public void finish() {
                    for (int i = 0; i < ofLeaf.length; i++) {
                        counts[(int) toGlobal.get(i)] += ofLeaf[i];
                    }
                }
            };
        }

        private LeafCollector some(SortedSetDocValues own, LongValues toGlobal) {
            int all = (1 << narrowed.length) - 1;
            int[] ordinals = new int[64];
            return new LeafCollector() {
                private int[] found = ordinals;

                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    int count = own.advanceExact(doc) ? own.docValueCount() : 0;
                    if (count > found.length) {
                        found = new int[count * 2];
                    }
                    int passed = 0;
                    for (int i = 0; i < count; i++) {
                        found[i] = (int) toGlobal.get(own.nextOrd());
                        if (accepted[found[i]] >= 0) {
                            passed |= 1 << accepted[found[i]];
                        }
                    }
                    int failed = all & ~passed;
                    if (failed == 0) {
                        total++;
                        for (int i = 0; i < count; i++) {
                            counts[found[i]]++;
                        }
                    } else if (Integer.bitCount(failed) == 1) {
                        Facet only = narrowed[Integer.numberOfTrailingZeros(failed)];
                        for (int i = 0; i < count; i++) {
                            counts[found[i]] += facets[found[i]] == only ? 1 : 0;
                        }
                    }
                }
            };
        }
    }
}
