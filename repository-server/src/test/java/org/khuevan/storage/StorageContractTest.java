package org.khuevan.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every store promises.
abstract class StorageContractTest {

    private static final Sha256 ABC =
            new Sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final Sha256 UNKNOWN = new Sha256("0".repeat(64));

    @TempDir Path folder;

    abstract Storage storage();

    /// Flips kept bytes behind the store's back.
    abstract void damage(Sha256 hash) throws IOException;

    /// Leaves something among the kept files that the store did not put there.
    abstract void leave(String name) throws IOException;

    @Test
    void keepsBytesOnceUnderTheirHash() throws IOException {
        Storage storage = storage();
        assertThat(storage.keep(text("abc"))).isEqualTo(new StoredFile(ABC, 3));
        assertThat(storage.take(file("abc"))).isEqualTo(new StoredFile(ABC, 3));
        assertThat(folder.resolve("given")).doesNotExist();
        List<Sha256> all = new ArrayList<>();
        storage.forEach(all::add);
        assertThat(all).containsExactly(ABC);
        assertThat(storage.holds(ABC)).isTrue();
        assertThat(storage.verify(ABC)).isTrue();
    }

    @Test
    void lendsAFileForAsLongAsItIsUsed() throws InterruptedException {
        Storage storage = storage();
        storage.keep(text("abc"));
        assertThat(storage.withLocal(ABC, StorageContractTest::content)).isEqualTo("abc");
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> storage.withLocal(ABC, StorageContractTest::stopped));
        assertThat(storage.withLocal(ABC, StorageContractTest::content)).isEqualTo("abc");
        assertThatExceptionOfType(StorageFailure.class)
                .isThrownBy(() -> storage.withLocal(UNKNOWN, StorageContractTest::content));
    }

    @Test
    void readsAnyStretchOfALargeFile() throws IOException {
        byte[] bytes = new byte[30_000_000];
        new Random(1).nextBytes(bytes);
        Storage storage = storage();
        Sha256 hash = storage.keep(new ByteArrayInputStream(bytes)).hash();
        try (InputStream all = storage.open(hash, 0, Long.MAX_VALUE).orElseThrow()) {
            assertThat(all.readAllBytes()).isEqualTo(bytes);
        }
        try (InputStream part = storage.open(hash, 29_999_990, 4).orElseThrow()) {
            assertThat(part.readAllBytes())
                    .isEqualTo(java.util.Arrays.copyOfRange(bytes, 29_999_990, 29_999_994));
        }
    }

    @Test
    void keepsNothingOfAStreamThatBreaks() {
        Storage storage = storage();
        InputStream broken =
                new SequenceInputStream(
                        text("abc"),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("the line is cut");
                            }
                        });
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> storage.keep(broken));
        assertThat(storage.holds(ABC)).isFalse();
        storage.forEach(hash -> assertThat(hash).as("left behind").isNull());
    }

    @Test
    void keepsDerivedFilesBesideTheirSourceAndRemovesThemWithIt() throws IOException {
        Storage storage = storage();
        storage.keep(text("abc"));
        storage.takeDerived(ABC, "1/hls/master.m3u8", file("first"));
        storage.takeDerived(ABC, "1/hls/master.m3u8", file("second"));
        assertThat(storage.sizeOfDerived(ABC, "1/hls/master.m3u8")).contains(6L);
        try (InputStream in = storage.openDerived(ABC, "1/hls/master.m3u8", 1, 3).orElseThrow()) {
            assertThat(in).asString(StandardCharsets.UTF_8).isEqualTo("eco");
        }
        storage.takeDerived(ABC, "10/a.txt", file("other"));
        storage.removeDerived(ABC, "1");
        storage.removeDerived(ABC, "none");
        assertThat(storage.sizeOfDerived(ABC, "1/hls/master.m3u8")).isEmpty();
        assertThat(storage.sizeOfDerived(ABC, "10/a.txt")).contains(5L);
        storage.remove(ABC);
        storage.remove(ABC);
        assertThat(storage.holds(ABC)).isFalse();
        assertThat(storage.open(ABC, 0, 1)).isEmpty();
        assertThat(storage.openDerived(ABC, "10/a.txt", 0, 1)).isEmpty();
        assertThat(storage.sizeOfDerived(ABC, "10/a.txt")).isEmpty();
    }

    @Test
    void leadsNowhereButDown() {
        for (String path : List.of("../x", "/x", "a/../x", "a//x", "", ".hidden", "a\\x")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(path)
                    .isThrownBy(() -> storage().openDerived(ABC, path, 0, 1));
        }
    }

    @Test
    void passesOverWhatOthersLeft() throws IOException {
        Storage storage = storage();
        storage.keep(text("abc"));
        leave(".DS_Store");
        leave(".nfs000000000001");
        List<Sha256> all = new ArrayList<>();
        storage.forEach(all::add);
        assertThat(all).containsExactly(ABC);
    }

    @Test
    void noticesDamage() throws IOException {
        Storage storage = storage();
        assertThat(storage.verify(ABC)).isFalse();
        storage.keep(text("abc"));
        damage(ABC);
        assertThat(storage.verify(ABC)).isFalse();
    }

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stopped(Path file) throws InterruptedException {
        throw new InterruptedException("while " + file + " was used");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given"), text);
    }
}
