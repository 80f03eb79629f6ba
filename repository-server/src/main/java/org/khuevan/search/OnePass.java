package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.khuevan.search.FacetCounts.Counted;
import org.khuevan.search.FacetCounts.Counting;

/// Finds the best hits and counts the facets of all in one pass: cheaper than two where few fit.
/// Where many do, it is cheaper to count all without their scores, and then to find the best
/// without looking at all.
final class OnePass {

    /// Fewer are few.
    private static final long FEW = 5_000;

    private OnePass() {}

    record Found(TopDocs best, Counted counted) {}

    /// @param query as the searcher has rewritten it
    /// @return nothing if many may fit
    static Optional<Found> over(IndexSearcher searcher, Query query, int most, FacetCounts facets)
            throws IOException {
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
        var counting = facets.countingFew();
        Counting counts = counting.newCollector();
        Collector both = MultiCollector.wrap(best, counts);
        both.setWeight(weight);
        for (int i = 0; i < leaves.size(); i++) {
            LeafReaderContext leaf = leaves.get(i);
            LeafCollector collector = both.getLeafCollector(leaf);
            scorers.get(i).setTopLevelScoringClause();
            BulkScorer all = scorers.get(i).bulkScorer();
            all.score(collector, leaf.reader().getLiveDocs(), 0, DocIdSetIterator.NO_MORE_DOCS);
            collector.finish();
        }
        return Optional.of(new Found(best.topDocs(), counting.reduce(List.of(counts))));
    }
}
