package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.join.DiversifyingChildrenFloatKnnVectorQuery;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.util.BitSet;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.search.Index.Snapshot;

/// Finds materials by the passage in them that lies nearest to what is meant, of those only that
/// fit: what may not be found is not looked at.
final class NearestPassages {

    private NearestPassages() {}

    /// @param within has no scores, and fits materials as a whole
    /// @return each material once, the nearest first
    static List<Near> in(Snapshot snapshot, String model, float[] vector, Clause within, int most)
            throws IOException {
        KnnFloatVectorQuery nearest =
                new DiversifyingChildrenFloatKnnVectorQuery(
                        LuceneDocuments.meaning(model),
                        vector,
                        new ToChildBlockJoinQuery(LuceneQueries.of(within), LuceneDocuments.ROOTS),
                        most,
                        LuceneDocuments.ROOTS);
        List<LeafReaderContext> leaves = snapshot.getIndexReader().leaves();
        List<Near> near = new ArrayList<>();
        for (ScoreDoc hit : snapshot.search(nearest, most).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            String shown = snapshot.storedFields().document(hit.doc).get(LuceneDocuments.SHOWN);
            near.add(
                    new Near(
                            material(leaf, hit.doc - leaf.docBase),
                            // Lucene counts from 0 to 1.
                            2 * hit.score - 1,
                            Optional.ofNullable(shown).map(Shown::passage)));
        }
        return near;
    }

    private static MaterialId material(LeafReaderContext leaf, int passage) throws IOException {
        BitSet roots = LuceneDocuments.ROOTS.getBitSet(leaf);
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Field.ID);
        if (roots == null || !ids.advanceExact(roots.nextSetBit(passage))) {
            throw new IllegalStateException("a passage without its material");
        }
        return new MaterialId(ids.binaryValue().utf8ToString());
    }
}
