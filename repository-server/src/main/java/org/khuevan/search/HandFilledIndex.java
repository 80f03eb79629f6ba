package org.khuevan.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.khuevan.catalogue.ChangeLog.Seen;

/// An index in a folder of its own that follows no catalogue: for evaluations and benchmarks, which
/// put into it what they measure. One thread fills it, any number search it.
public final class HandFilledIndex implements AutoCloseable {

    private final CurrentIndex index;
    private final Analysis analysis = new Analysis();
    private final Entries entries = new Entries(analysis);

    /// @param folder empty, or filled by one of these before
    public HandFilledIndex(Path folder) {
        index = new CurrentIndex(folder);
        index.open();
    }

    public void put(Seen material) throws IOException {
        index.written().put(entries.of(material, 0));
    }

    /// Makes what was put findable, and kept.
    public void commit() throws IOException {
        Index written = index.written();
        written.reached(written.position() + 1);
        written.commit();
        written.refresh();
    }

    /// Searches without synonyms and pins.
    public Search search() {
        return new Search(
                new EmbeddedEngine(index),
                analysis,
                () -> SynonymTable.EMPTY,
                _ -> List.of(),
                Clock.systemUTC());
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
