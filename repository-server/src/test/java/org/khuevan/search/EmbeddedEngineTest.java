package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.ChangeLog.Seen;

class EmbeddedEngineTest extends EngineContractTest {

    @Override
    Engine newEngine(Path folder) {
        return new EmbeddedEngine(folder, "");
    }

    @Test
    void whatMergingFindsDamagedIsBuiltAnew(@TempDir Path folder) throws Exception {
        Engine damaged = newEngine(folder);
        damaged.open();
        for (int i = 0; i < 12; i++) {
            damaged.written().put(entries.of(Library.materials().get(i % 6), 0));
            damaged.written().refresh();
        }
        damaged.written().reached(9);
        damaged.caughtUp();
        damaged.written().commit();
        Index index = (Index) damaged.written();
        try (Stream<Path> files = Files.list(index.folder())) {
            for (Path file : files.filter(one -> one.toString().endsWith(".cfs")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes, StandardOpenOption.WRITE);
            }
        }
        assertThatThrownBy(index::pack)
                .isInstanceOfAny(IOException.class, IllegalStateException.class);
        // A moment later, by the thread that merges.
        SmallLibrary.eventually(() -> !index.isWritable());
        damaged.reopen();
        assertThat(damaged.isRebuilding()).isTrue();
        assertThat(damaged.materials()).isEqualTo(6);
        assertThat(damaged.written().position()).isZero();
        fill(damaged);
        assertThat(damaged.isRebuilding()).isFalse();
        assertThat(damaged.materials()).isEqualTo(7);
        damaged.close();
    }

    @Test
    void anIndexOfBeforeAnUpgradeServesUntilTheNewOneIsWhole(@TempDir Path folder)
            throws Exception {
        Engine before = newEngine(folder);
        before.open();
        fill(before);
        before.close();
        Path old = folder.resolve("000001");
        madeWith("7.0", old);

        Engine upgraded = newEngine(folder);
        for (int start = 1; start <= 2; start++) {
            upgraded.open();
            assertThat(upgraded.isRebuilding()).isTrue();
            assertThat(upgraded.isFilling()).isFalse();
            assertThat(upgraded.materials()).isEqualTo(start == 1 ? 7 : 6);
            Generation outgoing = upgraded.outgoing().orElseThrow();
            outgoing.remove(Library.draft().material().id());
            outgoing.refresh();
            assertThat(upgraded.materials()).isEqualTo(6);
            upgraded.close();
        }
        upgraded.open();
        fill(upgraded);
        assertThat(upgraded.outgoing()).isEmpty();
        assertThat(upgraded.materials()).isEqualTo(7);
        assertThat(old).doesNotExist();
        upgraded.close();
    }

    @Test
    void anIndexOfSomebodyElseIsBuiltAnew(@TempDir Path folder) throws Exception {
        Engine before = newEngine(folder);
        before.open();
        fill(before);
        before.close();
        madeWith("eight.and.a.half", folder.resolve("000001"));
        Engine after = newEngine(folder);
        after.open();
        assertThat(after.isRebuilding()).isTrue();
        assertThat(after.materials()).isZero();
        after.close();
    }

    private static void madeWith(String schema, Path index) throws IOException {
        try (Directory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Map<String, String> said = new HashMap<>();
            writer.getLiveCommitData().forEach(one -> said.put(one.getKey(), one.getValue()));
            said.put("schema", schema);
            writer.setLiveCommitData(said.entrySet());
        }
    }

    /// What was published on the first morning of a year is not of the year before.
    @Test
    void yearsBeginWhereTheSchoolIs() {
        Seen published = Library.materials().getFirst();
        assertThat(entries.of(published, 0).year()).isEqualTo(2025);
        assertThat(new Entries(analysis, ZoneId.of("America/Lima")).of(published, 0).year())
                .isEqualTo(2024);
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
