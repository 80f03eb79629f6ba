package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.ChangeLog.Seen;

class OpenSearchEngineTest extends EngineContractTest {

    private @Nullable OpenSearchNode node;

    @Override
    Engine newEngine(Path folder) throws Exception {
        OpenSearchNode started = OpenSearchNode.start();
        node = started;
        return new OpenSearchEngine(started.cluster());
    }

    @Test
    void whatTheClusterRefusesIsToldAndHoldsUpNoOther() throws Exception {
        Seen good = Library.material(8, "Thuỷ triều", "vi", List.of(), List.of());
        Seen bad = Library.material(9, "Bão từ", "vi", List.of(), List.of());
        engine.written()
                .put(
                        facetted(
                                entries.of(bad, 0),
                                Map.of(Facet.SUBJECT, Set.of("x".repeat(40_000)))));
        engine.written().put(entries.of(good, 0));
        assertThat(engine.written().refresh()).containsExactly(bad.material().id());
        assertThat(engine.written().refresh()).isEmpty();
        assertThat(found("thủy triều")).containsExactly(good.material().id());
        engine.written().remove(good.material().id());
        engine.written().refresh();
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }
}
