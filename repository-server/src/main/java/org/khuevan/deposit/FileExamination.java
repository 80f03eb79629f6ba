package org.khuevan.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.DerivedRoots;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Preview;
import org.khuevan.ingest.Progress;
import org.khuevan.jobs.Turn;
import org.khuevan.settings.DataFolder;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Examines a file and keeps what was derived from it, in steps of which each is repeated by
/// itself: once a file is examined, a store that cannot be reached costs no second conversion.
@Component
final class FileExamination {

    private static final String OUTPUT = "output";
    private static final String ROOT = "root";
    private static final String RESULT = "examination.json";
    private static final String KEEPING = "KEEPING";

    private final Examiners examiners;
    private final Storage storage;
    private final DerivedFiles derived;
    private final DerivedRoots roots;
    private final Path work;
    private final JsonMapper json = JsonMapper.builder().build();

    FileExamination(
            Examiners examiners,
            Storage storage,
            DerivedFiles derived,
            DerivedRoots roots,
            DataFolder data) {
        this.examiners = examiners;
        this.storage = storage;
        this.derived = derived;
        this.roots = roots;
        this.work = data.folder("derived");
        create(work);
        keepFolders(folder -> Files.exists(folder.resolve(RESULT)));
    }

    /// @param root where the storage keeps what the findings name
    record Examined(Examination examination, String root) {}

    /// Hears, once, that the beginning of a file can be shown.
    @FunctionalInterface
    interface Beginning {

        /// @param root where the storage keeps what the findings name
        void shown(Findings soFar, String root);
    }

    /// What is in a file; everything derived from it is kept when this returns. [#forget] ends it.
    ///
    /// @param beginning if what can be shown before the end is to be kept at once
    Examined of(MaterialFile file, Turn turn, Progress progress, Optional<Beginning> beginning)
            throws InterruptedException {
        Path folder = folder(file.id());
        Examination examination = examined(folder);
        if (examination == null) {
            String root = begin(file, folder);
            Preview preview =
                    beginning.map(heard -> preview(file, root, heard)).orElse(Preview.none());
            examination = examine(file, folder, telling(turn, progress), preview);
        }
        String root = root(folder);
        turn.at(KEEPING, 100);
        derived.keep(file.stored().hash(), root, folder.resolve(OUTPUT));
        return new Examined(examination, root);
    }

    private Preview preview(MaterialFile file, String root, Beginning beginning) {
        AtomicBoolean begun = new AtomicBoolean();
        return (soFar, ready) -> {
            ready.forEach((path, found) ->
                    storage.takeDerived(file.stored().hash(), root + "/" + path, found));
            if (!begun.getAndSet(true)) {
                beginning.shown(soFar, root);
            }
        };
    }

    /// Removes what was there to be repeated from.
    void forget(FileId file) {
        delete(folder(file));
    }

    /// Removes what nobody will ask for again: of other versions, and of files that are not to be
    /// examined.
    void forgetUnless(Predicate<FileId> isToBeExamined) {
        String ours = suffix();
        keepFolders(folder -> {
            String name = String.valueOf(folder.getFileName());
            return name.endsWith(ours)
                    && FileId.parse(name.substring(0, name.length() - ours.length()))
                            .filter(isToBeExamined)
                            .isPresent();
        });
    }

    /// @return where the storage is to keep what will be derived
    private String begin(MaterialFile file, Path folder) {
        delete(folder);
        create(folder.resolve(OUTPUT));
        String root = roots.begin(file);
        try {
            Files.writeString(folder.resolve(ROOT), root);
        } catch (IOException e) {
            throw new UncheckedIOException("no room to examine a file", e);
        }
        return root;
    }

    private Examination examine(MaterialFile file, Path folder, Progress progress, Preview preview)
            throws InterruptedException {
        try {
            Path output = folder.resolve(OUTPUT);
            Examination examination =
                    storage.withLocal(
                            file.stored().hash(),
                            path ->
                                    examiners.examine(
                                            path, file.name(), output, progress, preview));
            write(folder, examination);
            return examination;
        } catch (InterruptedException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static Progress telling(Turn turn, Progress progress) {
        AtomicReference<Progress.Step> before = new AtomicReference<>();
        return (step, percent) -> {
            if (before.getAndSet(step) != step && takesLong(step)) {
                turn.takesLong();
            }
            turn.at(step.name(), percent);
            progress.at(step, percent);
        };
    }

    private static boolean takesLong(Progress.Step step) {
        return switch (step) {
            case CONVERTING, READING_FILES, READING_PICTURES -> true;
            case RECOGNISING, READING, PICTURING, PRINTING -> false;
        };
    }

    private Path folder(FileId file) {
        return work.resolve(file + suffix());
    }

    /// What one version found is nothing to another.
    private static String suffix() {
        return "-v" + Examiners.versions();
    }

    private Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("no room to examine a file", e);
        }
    }

    private void write(Path folder, Examination examination) {
        try {
            Path written =
                    Files.writeString(
                            folder.resolve("writing.json"), json.writeValueAsString(examination));
            Files.move(written, folder.resolve(RESULT), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("no room to note what was found in a file", e);
        }
    }

    /// What an earlier try found, if it got that far.
    private @Nullable Examination examined(Path folder) {
        if (!Files.exists(folder.resolve(ROOT))) {
            return null;
        }
        try {
            return json.readValue(Files.readString(folder.resolve(RESULT)), Examination.class);
        } catch (IOException | JacksonException _) {
            return null;
        }
    }

    private static String root(Path folder) {
        try {
            return Files.readString(folder.resolve(ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepFolders(Predicate<Path> isKept) {
        try (Stream<Path> folders = Files.list(work)) {
            folders.filter(isKept.negate()).forEach(FileExamination::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
