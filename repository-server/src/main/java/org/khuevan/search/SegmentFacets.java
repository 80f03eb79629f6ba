package org.khuevan.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.BytesRefHash;

/// The facet values of all materials of one segment, held in memory: an answer with a great many
/// hits reads all values of each, which from the files of the index takes longer than to find the
/// hits.
///
/// Few of all possible combinations of values occur, so a material has but the numbers of two: one
/// of its organisation and year, one of everything else. That is eight bytes a material, and two
/// counts a hit.
final class SegmentFacets {

    /// Parts of a material's values that are numbered by themselves.
    static final int PARTS = 2;

    private final long[] materials;

    /// Whether there are no passages, nothing but materials.
    private final boolean whole;

    /// How many materials stand before each 64 documents.
    private final int[] before;

    /// Of each material the numbers of its combinations: of the first part in the lower half, of
    /// the second in the upper one. Before them stands what has no values.
    private final long[] combinations;

    /// The values of each combination of each part, as numbers of the segment.
    private final int[][][] values;

    private SegmentFacets(LeafReader segment) throws IOException {
        materials = new long[(segment.maxDoc() >> 6) + 1];
        SortedSetDocValues facets = DocValues.getSortedSet(segment, LuceneDocuments.FACETS);
        while (facets.nextDoc() != SortedSetDocValues.NO_MORE_DOCS) {
            materials[facets.docID() >> 6] |= 1L << facets.docID();
        }
        before = new int[materials.length + 1];
        for (int i = 0; i < materials.length; i++) {
            before[i + 1] = before[i] + Long.bitCount(materials[i]);
        }
        whole = before[materials.length] == segment.maxDoc();
        combinations = new long[1 + before[materials.length]];
        values = read(DocValues.getSortedSet(segment, LuceneDocuments.FACETS), combinations);
    }

    private static int[][][] read(SortedSetDocValues facets, long[] combinations)
            throws IOException {
        boolean[] last = new boolean[(int) facets.getValueCount()];
        for (int i = 0; i < last.length; i++) {
            last[i] = part(LuceneDocuments.facet(facets.lookupOrd(i).utf8ToString())) == PARTS - 1;
        }
        BytesRefHash first = new BytesRefHash();
        BytesRefHash second = new BytesRefHash();
        Written one = new Written();
        Written other = new Written();
        combinations[0] = both(one.number(first), other.number(second));
        for (int next = 1; next < combinations.length; next++) {
            facets.nextDoc();
            for (int more = facets.docValueCount(); more > 0; more--) {
                int ordinal = (int) facets.nextOrd();
                (last[ordinal] ? other : one).add(ordinal);
            }
            combinations[next] = both(one.number(first), other.number(second));
        }
        return new int[][][] {values(first), values(second)};
    }

    private static long both(int first, int second) {
        return (long) second << Integer.SIZE | first;
    }

    /// Numbers that become the key of a combination.
    private static final class Written {

        private final BytesRefBuilder bytes = new BytesRefBuilder();

        void add(int ordinal) {
            int rest = ordinal;
            while (rest >= 0x80) {
                bytes.append((byte) (rest | 0x80));
                rest >>>= 7;
            }
            bytes.append((byte) rest);
        }

        int number(BytesRefHash known) {
            int added = known.add(bytes.get());
            bytes.clear();
            return added < 0 ? -added - 1 : added;
        }
    }

    private static int[][] values(BytesRefHash known) {
        int[][] values = new int[known.size()][];
        BytesRef key = new BytesRef();
        for (int i = 0; i < values.length; i++) {
            known.get(i, key);
            ByteArrayDataInput in = new ByteArrayDataInput(key.bytes, key.offset, key.length);
            int[] ordinals = new int[key.length];
            int count = 0;
            while (!in.eof()) {
                ordinals[count++] = in.readVInt();
            }
            values[i] = Arrays.copyOf(ordinals, count);
        }
        return values;
    }

    /// @param kept those of segments that are open; a segment stays as it is until it is closed
    static SegmentFacets of(LeafReader segment, Map<IndexReader.CacheKey, SegmentFacets> kept)
            throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        try {
            return kept.computeIfAbsent(
                    core.getKey(),
                    _ -> {
                        try {
                            core.addClosedListener(kept::remove);
                            return new SegmentFacets(segment);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// In which part the values of a facet are.
    static int part(Facet facet) {
        return switch (facet) {
            case KIND, LANGUAGE, SUBJECT, LEVEL, LICENCE -> 0;
            case ORGANISATION, YEAR -> 1;
        };
    }

    /// The values of all combinations of a part, as numbers of the segment.
    int[][] values(int part) {
        return values[part];
    }

    /// The numbers of the combinations of so many documents.
    void read(int[] docs, int count, long[] into) {
        if (whole) {
            for (int i = 0; i < count; i++) {
                into[i] = combinations[1 + docs[i]];
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = of(docs[i]);
            }
        }
    }

    private long of(int doc) {
        int word = doc >> 6;
        long bits = materials[word];
        long bit = 1L << doc;
        return (bits & bit) == 0
                ? combinations[0]
                : combinations[1 + before[word] + Long.bitCount(bits & bit - 1)];
    }

    static int first(long combinations) {
        return (int) combinations;
    }

    static int second(long combinations) {
        return (int) (combinations >>> Integer.SIZE);
    }
}
