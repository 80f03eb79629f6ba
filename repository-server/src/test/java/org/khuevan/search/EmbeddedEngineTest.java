package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.ChangeLog.Seen;

class EmbeddedEngineTest extends EngineContractTest {

    @Override
    Engine newEngine(Path folder) {
        return new EmbeddedEngine(folder, "");
    }

    @Test
    void aRestartWhileItIsBuiltAnewServesTheWholeOne(@TempDir Path folder) throws Exception {
        List<Seen> materials = Library.materials();
        Engine first = newEngine(folder);
        first.open();
        assertThat(first.isFilling()).isTrue();
        first.written().put(entries.of(materials.getFirst(), 0));
        first.written().put(entries.of(materials.getLast(), 0));
        first.written().reached(9);
        first.written().refresh();
        first.caughtUp();
        first.rebuild("a test asks for it");
        first.written().put(entries.of(materials.getFirst(), 0));
        first.written().reached(4);
        first.close();

        Engine again = newEngine(folder);
        again.open();
        assertThat(again.materials()).isEqualTo(2);
        assertThat(again.isRebuilding()).isTrue();
        assertThat(again.isFilling()).isFalse();
        assertThat(again.written().position()).isEqualTo(4);
        again.written().reached(9);
        again.written().refresh();
        while (again.isRebuilding()) {
            again.caughtUp();
        }
        assertThat(again.materials()).isEqualTo(1);
        again.close();
    }
}
