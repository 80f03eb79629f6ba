package org.khuevan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path folder;

    @Test
    void belongsToOneAtATime() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.folder("index")).isDirectory().hasParent(first.path());
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.open(folder))
                    .withMessageContaining("in use by another Khue Van")
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void thatCannotBeMadeIsSaidInASentence() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(Path.of("/proc/nothing")))
                .withMessageContaining("/proc/nothing cannot be used");
    }
}
