package org.khuevan.search;

import java.nio.file.Path;

class EmbeddedEngineTest extends EngineContractTest {

    @Override
    Engine newEngine(Path folder) {
        return new EmbeddedEngine(folder, "");
    }
}
