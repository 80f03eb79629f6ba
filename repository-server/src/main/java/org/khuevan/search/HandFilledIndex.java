package org.khuevan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.EmbeddingModel;

/// An index in a folder of its own that follows no catalogue: for evaluations and benchmarks, which
/// put into it what they measure. One thread fills it, any number search it.
public final class HandFilledIndex implements AutoCloseable {

    /// The field of all facets, as Lucene's own pieces for facets read it.
    public static final String FACETS = LuceneDocuments.FACETS;

    private final EmbeddedEngine index;
    private final Analysis analysis = new Analysis();
    private final Entries entries = new Entries(analysis, ZoneOffset.UTC);

    private final LearnedMeaning meaning;
    private final String model;
    private volatile @Nullable IndexSearcher plain;

    /// @param folder empty, or filled by one of these before
    public HandFilledIndex(Path folder) {
        this(folder, LearnedMeaning.none(), "");
    }

    /// Keeps vectors that are given to it.
    ///
    /// @param model their name
    public HandFilledIndex(Path folder, String model) {
        this(folder, LearnedMeaning.none(), model);
    }

    /// Finds by meaning too.
    ///
    /// @param folder empty, or filled by one of these with the same model
    public HandFilledIndex(Path folder, EmbeddingModel model) {
        this(folder, LearnedMeaning.of(model), model.id());
    }

    private HandFilledIndex(Path folder, LearnedMeaning meaning, String model) {
        this.meaning = meaning;
        this.model = model;
        index = new EmbeddedEngine(folder, model);
        index.open();
    }

    /// @param uses of the material in the last year
    public void put(Seen material, long uses) throws IOException {
        Entry entry = entries.of(material, uses);
        index.written().put(meaning.model().isEmpty() ? entry : meant(entry, material));
    }

    private Entry meant(Entry entry, Seen material) {
        EmbeddingModel model = meaning.model().orElseThrow();
        MeantTexts texts = MeantTexts.of(material);
        Map<String, byte[]> vectors = new HashMap<>();
        try {
            for (String text : texts.all()) {
                vectors.put(text, ByteVectors.of(model.ofPassages(List.of(text)).getFirst()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return entry.meaning(
                texts.vectors(model.id(), text -> Optional.ofNullable(vectors.get(text))));
    }

    /// Makes what was put findable, and kept.
    public void commit() throws IOException {
        Index written = index.written();
        written.pack();
        written.reached(written.position() + 1);
        written.commit();
    }

    /// Runs the query that [#search] would run for all of the words in Lucene alone.
    ///
    /// @return what was made of it
    public <T> T alone(String words, Alone<T> asking) {
        Wanted wanted = Wanted.of(TypedText.of(words), analysis, SynonymTable.EMPTY, false);
        Clause fits = new Queries(wanted).materials(Queries.Strictness.ALL);
        return index.read(
                snapshot -> asking.of(plain(snapshot.getIndexReader()), LuceneQueries.of(fits)));
    }

    /// A searcher without anything of ours.
    private IndexSearcher plain(IndexReader reader) {
        IndexSearcher known = plain;
        if (known == null || known.getIndexReader() != reader) {
            known = new IndexSearcher(reader);
            known.setSimilarity(Index.SIMILARITY);
            plain = known;
        }
        return known;
    }

    /// What is done with a query.
    @FunctionalInterface
    public interface Alone<T> {
        T of(IndexSearcher searcher, Query query) throws IOException;
    }

    /// What is kept of a material to be shown: its title and its summary.
    public static List<String> shown(StoredFields stored, int doc) throws IOException {
        ShownMaterial shown =
                Shown.material(stored.document(doc).getBinaryValue(LuceneDocuments.SHOWN));
        return List.of(shown.title(), shown.summary());
    }

    /// Puts a material with a vector of what it means, for an index that was made with the name of
    /// a model.
    public void put(Seen material, float[] vector) throws IOException {
        Optional<byte[]> described = Optional.of(ByteVectors.of(vector));
        index.written()
                .put(entries.of(material, 0).meaning(new Vectors(model, described, Map.of())));
    }

    /// The materials that lie nearest, the nearest first.
    public List<MaterialId> nearest(float[] vector, int most) {
        Sense sense = new Sense(ByteVectors.of(vector), 0);
        return index.near(sense, Queries.NOTHING_DEMANDED, Set.of(), most).stream()
                .map(Near::material)
                .toList();
    }

    /// Searches without synonyms and pins.
    public Search search() {
        return new Search(
                index,
                analysis,
                () -> SynonymTable.EMPTY,
                _ -> List.of(),
                meaning,
                _ -> Optional.empty(),
                Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
