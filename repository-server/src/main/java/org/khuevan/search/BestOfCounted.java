package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.khuevan.search.FacetCounts.Counted;
import org.khuevan.search.FacetCounts.Counting;

/// Finds the best hits where the facets of all are counted.
///
/// Where few fit, it is done in one pass, which is cheaper than two. Where many do, it is cheaper
/// to count all without their scores first; then to score those that were counted, if these are few
/// after all, or else to find the best without looking at all.
final class BestOfCounted {

    /// Fewer are few.
    private static final long FEW = 10_000;

    private BestOfCounted() {}

    record Found(TopDocs best, Counted counted) {}

    /// @param query as the searcher has rewritten it
    /// @return nothing if many may fit
    static Optional<Found> inOnePass(
            IndexSearcher searcher, Query query, int most, FacetCounts facets) throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE, 1f);
        List<ScorerSupplier> scorers = new ArrayList<>();
        List<LeafReaderContext> leaves = new ArrayList<>();
        long cost = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            ScorerSupplier scorer = weight.scorerSupplier(leaf);
            if (scorer != null) {
                cost += scorer.cost();
                scorers.add(scorer);
                leaves.add(leaf);
            }
        }
        if (cost > FEW) {
            return Optional.empty();
        }
        TopScoreDocCollector best =
                new TopScoreDocCollectorManager(most, null, Integer.MAX_VALUE).newCollector();
        var counting = facets.counting(Map.of());
        Counting counts = counting.newCollector();
        best.setWeight(weight);
        for (int i = 0; i < leaves.size(); i++) {
            LeafReaderContext leaf = leaves.get(i);
            LeafCollector counted = counts.getLeafCollector(leaf);
            LeafCollector scored = best.getLeafCollector(leaf);
            LeafCollector both =
                    new LeafCollector() {
                        @Override
                        public void setScorer(Scorable scorer) throws IOException {
                            scored.setScorer(scorer);
                        }

                        @Override
                        public void collect(int doc) throws IOException {
                            counted.collect(doc);
                            scored.collect(doc);
                        }
                    };
            scorers.get(i).setTopLevelScoringClause();
            BulkScorer all = scorers.get(i).bulkScorer();
            all.score(both, leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
            counted.finish();
            scored.finish();
        }
        return Optional.of(new Found(best.topDocs(), counting.reduce(List.of(counts))));
    }

    /// The best of hits that are known.
    ///
    /// @param hits documents in the order of the index, all of which fit
    static TopDocs among(IndexSearcher searcher, Query query, int most, int[] hits)
            throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.TOP_SCORES, 1f);
        TopScoreDocCollector best = new TopScoreDocCollectorManager(most, null, 0).newCollector();
        best.setWeight(weight);
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            if (next == hits.length || hits[next] >= end) {
                continue;
            }
            ScorerSupplier supplier = weight.scorerSupplier(leaf);
            supplier.setTopLevelScoringClause();
            Scorer scorer = supplier.get(hits.length);
            DocIdSetIterator fitting = scorer.iterator();
            LeafCollector collector = best.getLeafCollector(leaf);
            collector.setScorer(scorer);
            while (next < hits.length && hits[next] < end) {
                int doc = hits[next++] - leaf.docBase;
                int at = fitting.docID() < doc ? fitting.advance(doc) : fitting.docID();
                // Otherwise it was passed over, because it cannot be among the best.
                if (at == doc) {
                    collector.collect(doc);
                }
            }
            collector.finish();
        }
        return best.topDocs();
    }
}
