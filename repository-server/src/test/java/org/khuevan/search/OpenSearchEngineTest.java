package org.khuevan.search;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class OpenSearchEngineTest extends EngineContractTest {

    private @Nullable OpenSearchNode node;

    @Override
    Engine newEngine(Path folder) throws Exception {
        OpenSearchNode started = OpenSearchNode.start();
        node = started;
        return new OpenSearchEngine(started.cluster());
    }

    @AfterAll
    void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }
}
