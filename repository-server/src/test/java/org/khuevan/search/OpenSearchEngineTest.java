package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Test
    void anOutdatedIndexLosesWhatIsWithdrawnWhileAnotherIsBuilt() throws Exception {
        OpenSearch cluster = node().cluster();
        String served = ((OpenSearchGeneration) engine.written()).name();
        cluster.send(
                "PUT",
                "/" + served + "/_mapping",
                Map.of("_meta", Map.of("schema", "older", "position", 7)));
        OpenSearchEngine upgraded = new OpenSearchEngine(cluster);
        upgraded.open();
        assertThat(upgraded.isRebuilding()).isTrue();
        String begun = ((OpenSearchGeneration) upgraded.written()).name();
        assertThat(begun).isGreaterThan(served);
        Generation outgoing = upgraded.outgoing().orElseThrow();
        assertThat(outgoing.position()).isEqualTo(7);
        List<Seen> materials = Library.materials();
        outgoing.remove(materials.getFirst().material().id());
        outgoing.put(hidden(entries.of(materials.get(1), 0)));
        outgoing.put(entries.of(materials.get(2), 0));
        outgoing.refresh();
        assertThat(found("diep luc")).doesNotContain(materials.getFirst().material().id());
        assertThat(found("photosynthesis")).doesNotContain(materials.get(1).material().id());
        assertThat(found("axit")).startsWith(materials.get(2).material().id());
        upgraded.written().reached(3);
        upgraded.close();

        upgraded.open();
        assertThat(((OpenSearchGeneration) upgraded.written()).name()).isEqualTo(begun);
        assertThat(upgraded.written().position()).isEqualTo(3);
        fill(upgraded);
        assertThat(upgraded.outgoing()).isEmpty();
        assertThat(found("diep luc")).isNotEmpty();
        upgraded.close();
        engine.reopen();
    }

    private static Entry hidden(Entry entry) {
        return new Entry(
                entry.id(),
                Set.of("nobody"),
                entry.texts(),
                entry.words(),
                entry.pairs(),
                entry.facets(),
                entry.published(),
                entry.year(),
                entry.uses(),
                entry.collated(),
                entry.shown(),
                entry.passages(),
                entry.meaning());
    }

    private OpenSearchNode node() {
        return Objects.requireNonNull(node);
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }
}
