package org.khuevan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;
import org.khuevan.catalogue.ChangeLog.Seen;

/// An index in a folder of its own that follows no catalogue: for evaluations and benchmarks, which
/// put into it what they measure. One thread fills it, any number search it.
public final class HandFilledIndex implements AutoCloseable {

    private final EmbeddedEngine index;
    private final Analysis analysis = new Analysis();
    private final Entries entries = new Entries(analysis);

    /// @param folder empty, or filled by one of these before
    public HandFilledIndex(Path folder) {
        index = new EmbeddedEngine(folder);
        index.open();
    }

    /// @param uses of the material in the last year
    public void put(Seen material, long uses) throws IOException {
        index.written().put(entries.of(material, uses));
    }

    /// Makes what was put findable, and kept.
    public void commit() throws IOException {
        Generation written = index.written();
        written.reached(written.position() + 1);
        written.commit();
        written.refresh();
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
                index, analysis, () -> SynonymTable.EMPTY, _ -> List.of(), Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
