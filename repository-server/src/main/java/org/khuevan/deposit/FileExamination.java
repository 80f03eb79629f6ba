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
    private static final String RESULT = "examination.json";
    private static final String KEEPING = "KEEPING";

    private final Examiners examiners;
    private final Storage storage;
    private final DerivedFiles derived;
    private final Path work;
    private final JsonMapper json = JsonMapper.builder().build();

    FileExamination(Examiners examiners, Storage storage, DerivedFiles derived, DataFolder data) {
        this.examiners = examiners;
        this.storage = storage;
        this.derived = derived;
        this.work = data.folder("derived");
        create(work);
        keepFolders(folder -> Files.exists(folder.resolve(RESULT)));
    }

    /// @param root where the storage keeps what the findings name
    record Examined(Examination examination, String root) {}

    static String version() {
        return Examiners.version();
    }

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
            Preview preview = beginning.map(heard -> preview(file, heard)).orElse(Preview.none());
            examination = examine(file, folder, telling(turn, progress), preview);
        }
        turn.at(KEEPING, 100);
        derived.keep(file.stored().hash(), root(file), folder.resolve(OUTPUT));
        return new Examined(examination, root(file));
    }

    private Preview preview(MaterialFile file, Beginning beginning) {
        AtomicBoolean begun = new AtomicBoolean();
        return (soFar, ready) -> {
            ready.forEach((path, found) ->
                    storage.takeDerived(file.stored().hash(), root(file) + "/" + path, found));
            if (!begun.getAndSet(true)) {
                beginning.shown(soFar, root(file));
            }
        };
    }

    private static String root(MaterialFile file) {
        return "v" + version() + "-" + file.id();
    }

    /// Removes what was there to be repeated from.
    void forget(FileId file) {
        delete(folder(file));
    }

    /// Removes what nobody will ask for again: of other versions, and of files that are not to be
    /// examined.
    void forgetUnless(Predicate<FileId> isToBeExamined) {
        String ours = "-v" + version();
        keepFolders(folder -> {
            String name = String.valueOf(folder.getFileName());
            return name.endsWith(ours)
                    && FileId.parse(name.substring(0, name.length() - ours.length()))
                            .filter(isToBeExamined)
                            .isPresent();
        });
    }

    private Examination examine(MaterialFile file, Path folder, Progress progress, Preview preview)
            throws InterruptedException {
        delete(folder);
        Path output = create(folder.resolve(OUTPUT));
        try {
            Examination examination = read(file, output, progress, preview);
            write(folder, examination);
            return examination;
        } catch (InterruptedException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private Examination read(MaterialFile file, Path output, Progress progress, Preview preview)
            throws InterruptedException {
        AtomicReference<Examination> result = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        storage.withLocal(
                file.stored().hash(),
                path -> {
                    try {
                        result.set(examiners.examine(path, file.name(), output, progress, preview));
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
        return work.resolve(file + "-v" + version());
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
        try {
            return json.readValue(Files.readString(folder.resolve(RESULT)), Examination.class);
        } catch (IOException | JacksonException _) {
            return null;
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
