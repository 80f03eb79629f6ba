package org.khuevan.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Readers;
import org.khuevan.catalogue.ShortId;

/// Writes an entry as one block of documents: a document for each passage, and behind them the one
/// for the material as a whole. Where there is an embedding model, one more stands before them for
/// what the material's description means.
final class LuceneDocuments {

    /// Marks the last document of a block.
    static final Term ROOT = new Term("root", "1");

    static final BitSetProducer ROOTS = new QueryBitSetProducer(new TermQuery(ROOT));

    static final Term HIDDEN = new Term(Field.HIDDEN, "1");

    /// The id of the material, in all documents of its block.
    static final String MATERIAL = "material";

    /// What is shown, as [Shown] writes it.
    static final String SHOWN = "shown";

    /// Facets with their values, as Lucene's own facets are written.
    static final String FACETS = "facets";

    /// Between a facet and its value.
    static final char BETWEEN = '\u001F';

    private static final FieldType IN_ORDER = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WEIGHTED = type(IndexOptions.DOCS_AND_FREQS);

    private static final int PAIR_LENGTH = 5;

    /// Comes before the first passage.
    private static final int DESCRIBED = -1;

    private LuceneDocuments() {}

    static Term key(MaterialId id) {
        return new Term(MATERIAL, bytes(id.value()));
    }

    /// An id in eight bytes.
    static BytesRef bytes(String id) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(ShortId.bits(id), bytes, 0);
        return new BytesRef(bytes);
    }

    /// A word as it stands in a field. Of pairs, of which there are more than of anything else, and
    /// most but once, only a hash of 35 bits: two of ten million are seldom one.
    static Term term(String field, String word) {
        return new Term(field, isOfPairs(field) ? hash(word) : word);
    }

    private static boolean isOfPairs(String field) {
        return field.equals(Field.PAIRS) || field.equals(Field.SAID_PAIRS);
    }

    /// FNV-1a, mixed once more, in characters of seven bits, each of which is one byte in the
    /// index.
    private static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        char[] written = new char[PAIR_LENGTH];
        for (int i = 0; i < PAIR_LENGTH; i++) {
            written[i] = (char) (hash >>> Long.SIZE - 7 * (i + 1) & 0x7f);
        }
        return new String(written);
    }

    static String value(Facet facet, String value) {
        return facet.name() + BETWEEN + value;
    }

    /// The field of a model's vectors of what everybody may see; those of another are not
    /// comparable.
    static String near(String model) {
        return "near-" + model;
    }

    /// The field of those that have readers of their own.
    static String nearHidden(String model) {
        return "near-hidden-" + model;
    }

    /// The facet of a written value.
    static Facet facet(String value) {
        return Facet.valueOf(value.substring(0, value.indexOf(BETWEEN)));
    }

    /// @return documents that are made when they are written
    static List<Document> of(Entry entry) {
        int passages = entry.passages().size();
        int first = entry.meaning().described().isPresent() ? DESCRIBED : 0;
        return new OneByOne<>(
                IntStream.rangeClosed(first, passages).boxed().toList(),
                i ->
                        i == DESCRIBED
                                ? described(entry)
                                : i < passages ? passage(entry, i) : whole(entry));
    }

    private static Document described(Entry entry) {
        Document document = new Document();
        document.add(new StringField(MATERIAL, bytes(entry.id().value()), Store.NO));
        vector(document, entry, entry.meaning().described());
        return document;
    }

    private static void vector(Document document, Entry entry, Optional<byte[]> vector) {
        String model = entry.meaning().model();
        String field = isForEverybody(entry) ? near(model) : nearHidden(model);
        vector.map(bytes -> new KnnByteVectorField(field, bytes, VectorSimilarityFunction.COSINE))
                .ifPresent(document::add);
    }

    private static boolean isForEverybody(Entry entry) {
        return entry.readers().contains(Readers.EVERYBODY);
    }

    private static Document passage(Entry entry, int number) {
        Entry.Passage passage = entry.passages().get(number);
        Document document = new Document();
        vector(document, entry, Optional.ofNullable(entry.meaning().passages().get(number)));
        document.add(new StringField(MATERIAL, bytes(entry.id().value()), Store.NO));
        document.add(new StoredField(SHOWN, Shown.write(passage.shown())));
        inOrder(document, Field.BODY, List.of(passage.text()));
        weighted(document, Field.SAID, passage.words());
        weighted(document, Field.SAID_PAIRS, passage.pairs());
        return document;
    }

    private static Document whole(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ROOT.field(), ROOT.text(), Store.NO));
        document.add(new StringField(MATERIAL, bytes(entry.id().value()), Store.NO));
        document.add(new NumericDocValuesField(Field.ID, ShortId.bits(entry.id().value())));
        document.add(new StoredField(SHOWN, Shown.write(entry.shown())));
        entry.texts().forEach((field, values) -> inOrder(document, field, values));
        weighted(document, Field.WORDS, entry.words());
        weighted(document, Field.PAIRS, entry.pairs());
        if (!isForEverybody(entry)) {
            document.add(new StringField(HIDDEN.field(), HIDDEN.text(), Store.NO));
            entry.readers()
                    .forEach(sign -> document.add(new StringField(Field.READERS, sign, Store.NO)));
        }
        entry.facets()
                .forEach((facet, values) -> {
                    for (String value : values) {
                        BytesRef bytes = new BytesRef(value(facet, value));
                        document.add(new StringField(FACETS, bytes, Store.NO));
                        document.add(new SortedSetDocValuesField(FACETS, bytes));
                    }
                });
        long published = entry.published().toEpochMilli();
        document.add(new NumericDocValuesField(Field.PUBLISHED, published));
        document.add(new LongPoint(Field.PUBLISHED, published));
        document.add(new LongPoint(Field.YEAR, entry.year()));
        document.add(new NumericDocValuesField(Field.USES, entry.uses()));
        document.add(new SortedDocValuesField(Field.COLLATED, new BytesRef(entry.collated())));
        return document;
    }

    private static void inOrder(Document document, Field field, List<List<String>> values) {
        if (values.stream().anyMatch(value -> !value.isEmpty())) {
            document.add(WordStreams.inOrder(field.indexed(), IN_ORDER, values));
        }
    }

    private static void weighted(Document document, String field, Map<String, Integer> words) {
        if (!words.isEmpty()) {
            Map<String, Integer> kept = isOfPairs(field) ? hashed(words) : words;
            document.add(WordStreams.weighted(field, WEIGHTED, kept));
        }
    }

    private static Map<String, Integer> hashed(Map<String, Integer> pairs) {
        Map<String, Integer> hashed = HashMap.newHashMap(pairs.size());
        pairs.forEach((pair, worth) -> hashed.merge(hash(pair), worth, Math::max));
        return hashed;
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
