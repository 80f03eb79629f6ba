package org.khuevan.search;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.MaterialId;

/// An engine of the index, filled with the small library, and what asks it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilledEngine {

    private static final List<Synonyms.Group> SYNONYMS =
            List.of(new Synonyms.Group(1, List.of("THPT", "trung học phổ thông")));

    final Analysis analysis = new Analysis();
    final Entries entries = new Entries(analysis, ZoneId.of("Asia/Ho_Chi_Minh"));
    Engine engine;
    Search search;

    abstract Engine newEngine(Path folder) throws Exception;

    @BeforeAll
    void aSmallLibrary(@TempDir Path folder) throws Exception {
        engine = newEngine(folder.resolve("index"));
        engine.open();
        fill();
        SynonymTable table = SynonymTable.of(SYNONYMS, analysis);
        search =
                new Search(
                        engine,
                        analysis,
                        () -> table,
                        words ->
                                Set.of("ghim", "diệp lục Newton").contains(words)
                                        ? List.of(id(3))
                                        : List.of(),
                        LearnedMeaning.none(),
                        _ -> Optional.empty(),
                        Clock.systemUTC());
    }

    final void fill() throws Exception {
        fill(engine);
    }

    final void fill(Engine engine) throws Exception {
        for (Seen material : Library.materials()) {
            engine.written()
                    .put(entries.of(material, material.material().id().equals(id(5)) ? 9 : 0));
        }
        engine.written().put(entries.of(Library.draft(), 0));
        engine.written().reached(7);
        engine.written().refresh();
        engine.caughtUp();
        while (engine.isRebuilding()) {
            engine.caughtUp();
        }
    }

    @AfterAll
    void close() throws Exception {
        engine.close();
    }

    /// With more materials, of which the first is used much.
    final void besides(List<Seen> more, Runnable asked) throws Exception {
        try {
            for (Seen one : more) {
                engine.written().put(entries.of(one, one == more.getFirst() ? 40 : 0));
            }
            engine.written().refresh();
            asked.run();
        } finally {
            for (Seen one : more) {
                engine.written().remove(one.material().id());
            }
            engine.written().refresh();
        }
    }

    final List<MaterialId> found(String typed) {
        return ids(SearchQuery.of(typed));
    }

    final List<MaterialId> ids(SearchQuery query) {
        return search.search(query).hits().stream().map(Hit::material).toList();
    }

    static MaterialId id(int number) {
        return new MaterialId("%012d".formatted(number));
    }
}
