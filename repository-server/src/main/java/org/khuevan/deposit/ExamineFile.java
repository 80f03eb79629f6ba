package org.khuevan.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Progress;
import org.khuevan.jobs.JobKind;
import org.khuevan.jobs.Turn;
import org.khuevan.settings.DataFolder;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Examines one file of a material, keeps what was derived from it, and tells the catalogue. A
/// repetition finds the same and replaces what is there.
@Component
final class ExamineFile implements JobKind {

    static final String NAME = "examine-file";

    /// How often the database hears of progress.
    private static final Duration PACE = Duration.ofMillis(700);

    private final Examinations examinations;
    private final Examiners examiners;
    private final Storage storage;
    private final Path work;
    private final Clock clock;

    ExamineFile(
            Examinations examinations,
            Examiners examiners,
            Storage storage,
            DataFolder data,
            Clock clock) {
        this.examinations = examinations;
        this.examiners = examiners;
        this.storage = storage;
        this.work = data.folder("derived");
        this.clock = clock;
        FileSystemUtils.deleteRecursively(this.work.toFile());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key, Turn turn) throws InterruptedException {
        FileId id = new FileId(key);
        MaterialFile file = examinations.file(id).orElse(null);
        if (file == null || file.examination().isOver()) {
            return;
        }
        Path output = newFolder(key);
        try {
            Examination examination = examine(file, output, turn);
            if (examination instanceof Examination.Unreadable unreadable) {
                turn.foundUnreadable(unreadable.problem().name());
            }
            String root = "v" + Examiners.version() + "-" + id;
            keep(file, root, output);
            examinations.ended(id, examination, root, Examiners.version());
        } finally {
            FileSystemUtils.deleteRecursively(output.toFile());
        }
    }

    private Examination examine(MaterialFile file, Path output, Turn turn)
            throws InterruptedException {
        AtomicReference<Examination> result = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Progress progress = paced(file.id(), turn);
        progress.at(Progress.Step.RECOGNISING, 0);
        storage.withLocal(
                file.stored().hash(),
                path -> {
                    try {
                        result.set(examiners.examine(path, file.name(), output, progress));
                    } catch (InterruptedException _) {
                        interrupted.set(true);
                    }
                });
        Examination examination = result.get();
        if (interrupted.get() || examination == null) {
            throw new InterruptedException("the examination of " + file.id() + " was stopped");
        }
        return examination;
    }

    private Progress paced(FileId id, Turn turn) {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        AtomicReference<Progress.Step> before = new AtomicReference<>();
        return (step, percent) -> {
            if (before.get() != step && takesLong(step)) {
                turn.takesLong();
            }
            turn.at(step.name(), percent);
            Instant now = clock.instant();
            boolean due = last.get().isBefore(now.minus(PACE));
            if (due || before.getAndSet(step) != step) {
                last.set(now);
                examinations.progressed(id, step, Math.clamp(percent, 0, 100));
            }
        };
    }

    private static boolean takesLong(Progress.Step step) {
        return switch (step) {
            case CONVERTING, READING_PICTURES -> true;
            case RECOGNISING, READING, PICTURING -> false;
        };
    }

    private void keep(MaterialFile file, String root, Path output) {
        for (Path found : files(output)) {
            String path = output.relativize(found).toString().replace('\\', '/');
            storage.takeDerived(file.stored().hash(), root + "/" + path, found);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path newFolder(String key) {
        try {
            Files.createDirectories(work);
            return Files.createTempDirectory(work, key + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no room to examine a file", e);
        }
    }

    @Override
    public void gaveUp(String key, String reason) {
        examinations.gaveUp(new FileId(key), reason);
    }
}
