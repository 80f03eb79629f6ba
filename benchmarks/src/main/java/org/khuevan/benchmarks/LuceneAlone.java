package org.khuevan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.khuevan.search.HandFilledIndex;

/// Answers with nothing but Lucene's own pieces, in the same index.
final class LuceneAlone {

    private static final int BEST = 20;
    private static final int MOST_VALUES = 200;
    private static final String TITLE = "title";
    private static final String SUMMARY = "summary";

    private final HandFilledIndex index;
    private final SortedSetDocValuesReaderState facets;
    private final Analyzer analyzer =
            new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                    ICUTokenizer words = new ICUTokenizer();
                    return new TokenStreamComponents(words, new ICUFoldingFilter(words));
                }
            };

    LuceneAlone(HandFilledIndex index) {
        this.index = index;
        this.facets =
                index.alone(
                        "any",
                        (searcher, _) ->
                                new DefaultSortedSetDocValuesReaderState(
                                        searcher.getIndexReader(),
                                        HandFilledIndex.FACETS,
                                        new FacetsConfig()));
    }

    /// The bare query for the best twenty, and what is kept of them.
    int best(String words) {
        return index.alone(
                words,
                (searcher, query) -> {
                    ScoreDoc[] best = searcher.search(query, BEST).scoreDocs;
                    StoredFields stored = searcher.storedFields();
                    for (ScoreDoc hit : best) {
                        stored.document(hit.doc);
                    }
                    return best.length;
                });
    }

    /// The same with all facets of all hits counted exactly, and the words marked in titles and
    /// summaries: what an answer is.
    int whole(String words) {
        return index.alone(
                words,
                (searcher, query) -> {
                    var found =
                            FacetsCollectorManager.search(
                                    searcher, query, BEST, new FacetsCollectorManager());
                    FacetsCollector all = found.facetsCollector();
                    new SortedSetDocValuesFacetCounts(facets, all).getAllDims(MOST_VALUES);
                    return marked(searcher, query, found.topDocs().scoreDocs);
                });
    }

    private int marked(IndexSearcher searcher, Query query, ScoreDoc[] best) throws IOException {
        int[] docs = new int[best.length];
        for (int i = 0; i < docs.length; i++) {
            docs[i] = best[i].doc;
        }
        UnifiedHighlighter.Builder builder =
                UnifiedHighlighter.builder(searcher, analyzer)
                        // The words are those of another field.
                        .withFieldMatcher(_ -> true);
        Map<String, String[]> marked =
                new Marking(builder, searcher.storedFields())
                        .highlightFields(
                                new String[] {TITLE, SUMMARY}, query, docs, new int[] {1, 1});
        return marked.size();
    }

    /// Reads what is kept once for both fields.
    private static final class Marking extends UnifiedHighlighter {

        private final StoredFields stored;

        Marking(Builder builder, StoredFields stored) {
            super(builder);
            this.stored = stored;
        }

        @Override
        protected List<CharSequence[]> loadFieldValues(
                String[] fields, DocIdSetIterator docs, int most) throws IOException {
            List<CharSequence[]> values = new ArrayList<>();
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                List<String> shown = HandFilledIndex.shown(stored, doc);
                CharSequence[] texts = new CharSequence[fields.length];
                for (int i = 0; i < fields.length; i++) {
                    texts[i] = shown.get(fields[i].equals(TITLE) ? 0 : 1);
                }
                values.add(texts);
            }
            return values;
        }
    }
}
