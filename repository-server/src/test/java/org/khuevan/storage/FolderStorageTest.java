package org.khuevan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderStorageTest extends StorageContractTest {

    @Override
    Storage storage() {
        return new FolderStorage(folder.resolve("files"), 0);
    }

    @Override
    void damage(Sha256 hash) throws IOException {
        Path file =
                folder.resolve("files/objects")
                        .resolve(hash.hex().substring(0, 2))
                        .resolve(hash.hex().substring(2, 4))
                        .resolve(hash.hex());
        Files.writeString(file, "abd");
    }

    @Override
    void leave(String name) throws IOException {
        Files.writeString(folder.resolve("files/objects").resolve(name), "left");
    }

    @Test
    void saysWhenTheDiskIsFullAndHarmsNothing() {
        Sha256 kept = storage().keep(text("before")).hash();
        Storage full = new FolderStorage(folder.resolve("files"), Long.MAX_VALUE / 2);
        assertThatExceptionOfType(StorageFull.class).isThrownBy(() -> full.keep(text("more")));
        assertThat(full.verify(kept)).isTrue();
        assertThat(folder.resolve("files/incoming")).isEmptyDirectory();
    }
}
