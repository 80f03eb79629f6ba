package org.khuevan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.ingest.EmbeddingModel;

/// An index in a folder of its own that follows no catalogue: for evaluations and benchmarks, which
/// put into it what they measure. One thread fills it, any number search it.
public final class HandFilledIndex implements AutoCloseable {

    private final EmbeddedEngine index;
    private final Analysis analysis = new Analysis();
    private final Entries entries = new Entries(analysis);

    private final LearnedMeaning meaning;

    /// @param folder empty, or filled by one of these before
    public HandFilledIndex(Path folder) {
        this(folder, LearnedMeaning.none());
    }

    /// Finds by meaning too.
    ///
    /// @param folder empty, or filled by one of these with the same model
    public HandFilledIndex(Path folder, EmbeddingModel model) {
        this(folder, LearnedMeaning.of(model));
    }

    private HandFilledIndex(Path folder, LearnedMeaning meaning) {
        this.meaning = meaning;
        index = new EmbeddedEngine(folder, meaning.modelId());
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

    /// Does nothing but run the query that [#search] would run for all of the words in Lucene, and
    /// read what is kept of the best: what the whole of an answer is compared with.
    ///
    /// @return how many of the best there are
    public int bareQuery(String words, int most) {
        Wanted wanted = Wanted.of(TypedText.of(words), analysis, SynonymTable.EMPTY, false);
        Clause fits = new Queries(wanted).materials(Queries.Strictness.ALL);
        return index.read(snapshot -> {
            ScoreDoc[] best = snapshot.search(LuceneQueries.of(fits), most).scoreDocs;
            for (ScoreDoc hit : best) {
                snapshot.storedFields().document(hit.doc);
            }
            return best.length;
        });
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
