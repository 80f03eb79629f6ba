package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Examination.Problem;

/// Examines real files through the real child processes, which the tests of a class share.
@TestInstance(Lifecycle.PER_CLASS)
abstract class ExaminerContract {

    Path work;
    Path files;
    Examiners examiners;
    Fixtures fixtures;
    OpenDocumentFixtures openDocuments;
    Path output;

    @BeforeAll
    void start(@TempDir Path work, @TempDir Path files) {
        this.work = work;
        this.files = files;
        output = work;
        examiners = new Examiners(Limits.standard(), work);
        fixtures = new Fixtures(files);
        openDocuments = new OpenDocumentFixtures(fixtures);
    }

    @AfterAll
    void stop() {
        examiners.close();
    }

    Findings read(Path file) throws IOException, InterruptedException {
        Examination examination = examine(file);
        assertThat(examination).isInstanceOf(Examination.Readable.class);
        return examiners.picture(
                file,
                String.valueOf(file.getFileName()),
                ((Examination.Readable) examination).findings(),
                output,
                (_, _) -> {});
    }

    Problem unreadable(Path file) throws IOException, InterruptedException {
        Examination examination = examine(file);
        assertThat(examination).isInstanceOf(Examination.Unreadable.class);
        return ((Examination.Unreadable) examination).problem();
    }

    Examination examine(Path file) throws IOException, InterruptedException {
        output = Files.createTempDirectory(work, "output-");
        List<Integer> percents = new ArrayList<>();
        Examination examination =
                examiners.examine(
                        file,
                        String.valueOf(file.getFileName()),
                        output,
                        (_, percent) -> percents.add(percent));
        assertThat(percents).isSorted();
        try (Stream<Path> derived = Files.walk(output)) {
            assertThat(derived.filter(Files::isRegularFile).map(output::relativize))
                    .allMatch(path -> path.toString().matches("[A-Za-z0-9._/-]+"));
        }
        return examination;
    }

    static String text(Findings found, Place place) {
        return found.of(Finding.Text.class)
                .filter(text -> text.place().equals(place))
                .map(Finding.Text::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing at " + place + ": " + found));
    }

    void hasThumbnail(Findings found) {
        Finding.Thumbnail thumbnail = found.of(Finding.Thumbnail.class).findFirst().orElseThrow();
        assertThat(output.resolve(thumbnail.path())).isNotEmptyFile();
        assertThat(thumbnail.width()).isBetween(1, 640);
    }
}
