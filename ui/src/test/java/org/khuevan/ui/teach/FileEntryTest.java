package org.khuevan.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// What a draft says of a recording while it is still converted.
class FileEntryTest {

    private static final Words WORDS = new Translations(ZoneOffset.UTC).in(Locale.ENGLISH);
    private static final MaterialId MATERIAL = new MaterialId("000000000001");

    @Test
    void aRecordingCanBePlayedWhileTheRestIsConverted() {
        MaterialFile file = file(new ExaminationState.Running(Step.CONVERTING, 30));
        FileEntry entry = entry(file);
        entry.show(file, Optional.empty());
        assertThat(html(entry)).contains("30 %").doesNotContain("It can be played already.");

        entry.show(file, Optional.of(found(file, new Finding.Duration(60))));
        assertThat(html(entry)).doesNotContain("It can be played already.");

        Finding stream = new Finding.Stream("stream/master.m3u8", "");
        entry.show(file, Optional.of(found(file, stream)));
        assertThat(html(entry))
                .contains("30 %", "It can be played already.")
                .contains("href=\"/m/000000000001?file=000000000002\"");

        MaterialFile done = file(new ExaminationState.Done(false));
        entry.show(done, Optional.of(found(done, stream)));
        assertThat(html(entry))
                .contains("It plays in all sizes; its slides are being read")
                .doesNotContain("It can be played already.");
    }

    private static FileEntry entry(MaterialFile file) {
        return new FileEntry(
                WORDS,
                MATERIAL,
                new FileEntry.Acts() {
                    @Override
                    public void again(MaterialFile file) {}

                    @Override
                    public void cancel(MaterialFile file) {}

                    @Override
                    public void remove(MaterialFile file) {}

                    @Override
                    public void describe(MaterialFile file, String words) {}

                    @Override
                    public void move(MaterialFile file, int steps) {}
                },
                file);
    }

    private static String html(FileEntry entry) {
        return entry.getElement().getOuterHTML();
    }

    private static ExaminedFile found(MaterialFile file, Finding finding) {
        return new ExaminedFile(
                file, new Findings(Kind.VIDEO, "video/mp4", List.of(finding)), "root");
    }

    private static MaterialFile file(ExaminationState state) {
        return new MaterialFile(
                new FileId("000000000002"),
                "lecture.mp4",
                new StoredFile(new Sha256("0".repeat(64)), 1_000),
                Kind.VIDEO,
                "video/mp4",
                Instant.EPOCH,
                state);
    }
}
