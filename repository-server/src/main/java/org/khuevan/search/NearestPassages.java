package org.khuevan.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.join.DiversifyingChildrenByteKnnVectorQuery;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.util.BitSet;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.ShortId;
import org.khuevan.search.Index.Snapshot;

/// Finds materials by the passage in them that lies nearest to what is meant, of those only that
/// fit: what may not be found is not looked at.
///
/// What everybody may see lies in a field of its own, so that mostly there is nothing to filter,
/// which would cost more than finding.
final class NearestPassages {

    private final Snapshot snapshot;
    private final String model;
    private final byte[] vector;
    private final int most;

    NearestPassages(Snapshot snapshot, String model, byte[] vector, int most) {
        this.snapshot = snapshot;
        this.model = model;
        this.vector = vector;
        this.most = most;
    }

    /// @param demanded of materials; no scores
    /// @param signs of the viewer
    /// @return each material once, the nearest first
    List<Near> of(Clause.All demanded, Set<String> signs) throws IOException {
        boolean open = demanded.filters().isEmpty() && demanded.mustNot().isEmpty();
        List<Near> near = in(LuceneDocuments.near(model), open ? null : passagesOf(demanded));
        if (!signs.isEmpty()) {
            List<Clause> filters = new ArrayList<>(demanded.filters());
            filters.add(new Clause.OneOf(Field.READERS, signs));
            Clause.All theirs = new Clause.All(List.of(), List.of(), filters, demanded.mustNot());
            near.addAll(in(LuceneDocuments.nearHidden(model), passagesOf(theirs)));
        }
        near.sort(Comparator.comparing(Near::likeness).reversed());
        return near.subList(0, Math.min(most, near.size()));
    }

    private static Query passagesOf(Clause.All materials) {
        return new ToChildBlockJoinQuery(LuceneQueries.of(materials), LuceneDocuments.ROOTS);
    }

    private List<Near> in(String field, @Nullable Query within) throws IOException {
        Query nearest =
                new DiversifyingChildrenByteKnnVectorQuery(
                        field, vector, within, most, LuceneDocuments.ROOTS);
        List<LeafReaderContext> leaves = snapshot.getIndexReader().leaves();
        List<Near> near = new ArrayList<>();
        for (ScoreDoc hit : snapshot.search(nearest, most).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            BytesRef shown =
                    snapshot.storedFields().document(hit.doc).getBinaryValue(LuceneDocuments.SHOWN);
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
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Field.ID);
        if (roots == null || !ids.advanceExact(roots.nextSetBit(passage))) {
            throw new IllegalStateException("a passage without its material");
        }
        return new MaterialId(ShortId.of(ids.longValue()));
    }
}
