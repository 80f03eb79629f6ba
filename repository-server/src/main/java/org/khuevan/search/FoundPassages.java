package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSet;

/// Finds the best passages of some materials in one pass over their blocks.
final class FoundPassages {

    private FoundPassages() {}

    /// @param doc number of the passage's document
    record Found(int doc, float score) {}

    /// The passages of each material that fit, the best first.
    ///
    /// @param materials numbers of the materials' documents
    static Map<Integer, List<Found>> in(IndexSearcher searcher, Query passages, int[] materials)
            throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int[] sorted = havingPassages(materials, leaves);
        if (sorted.length == 0) {
            return Map.of();
        }
        Weight weight = searcher.createWeight(searcher.rewrite(passages), ScoreMode.COMPLETE, 1f);
        Map<Integer, List<Found>> found = new HashMap<>();
        int next = 0;
        while (next < sorted.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(sorted[next], leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            BitSet roots = LuceneDocuments.ROOTS.getBitSet(leaf);
            Scorer scorer = weight.scorer(leaf);
            while (next < sorted.length && sorted[next] < end) {
                if (scorer != null && roots != null) {
                    found.put(sorted[next], block(scorer, roots, leaf, sorted[next]));
                }
                next++;
            }
        }
        return found;
    }

    /// Those that have passages at all stand behind these.
    private static int[] havingPassages(int[] materials, List<LeafReaderContext> leaves)
            throws IOException {
        int[] having = new int[materials.length];
        int count = 0;
        for (int material : materials) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(material, leaves));
            BitSet roots = LuceneDocuments.ROOTS.getBitSet(leaf);
            int root = material - leaf.docBase;
            if (root > 0 && roots != null && !roots.get(root - 1)) {
                having[count++] = material;
            }
        }
        int[] sorted = Arrays.copyOf(having, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static List<Found> block(
            Scorer scorer, BitSet roots, LeafReaderContext leaf, int material) throws IOException {
        int root = material - leaf.docBase;
        int first = root == 0 ? 0 : roots.prevSetBit(root - 1) + 1;
        List<Found> found = new ArrayList<>();
        DocIdSetIterator passages = scorer.iterator();
        int doc = passages.docID() < first ? passages.advance(first) : passages.docID();
        while (doc < root) {
            found.add(new Found(doc + leaf.docBase, scorer.score()));
            doc = passages.nextDoc();
        }
        found.sort(Comparator.comparing(Found::score).reversed().thenComparing(Found::doc));
        return found;
    }
}
