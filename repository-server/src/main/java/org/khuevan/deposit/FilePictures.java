package org.khuevan.deposit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.jobs.Turn;
import org.khuevan.settings.DataFolder;
import org.khuevan.storage.Storage;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Finds out how a file looks that has been read, and keeps the pictures.
@Component
final class FilePictures {

    /// In bytes; text alone is smaller.
    private static final long MANY_PICTURES = 4_000_000;

    private final Examiners examiners;
    private final Storage storage;
    private final DerivedFiles derived;
    private final Path work;

    FilePictures(Examiners examiners, Storage storage, DerivedFiles derived, DataFolder data) {
        this.examiners = examiners;
        this.storage = storage;
        this.derived = derived;
        this.work = data.folder("picturing");
        FileSystemUtils.deleteRecursively(work.toFile());
    }

    /// @param read what reading the file found
    /// @param root under which findings name what is kept
    /// @return what was found before, and what is seen
    Findings of(MaterialFile file, Findings read, String root, Turn turn)
            throws InterruptedException {
        if (takesLong(file, read)) {
            turn.takesLong();
        }
        Path output = newFolder(file.id().value());
        try {
            Findings findings = picture(file, read, output, turn);
            derived.keep(file.stored().hash(), root, output);
            return findings;
        } finally {
            FileSystemUtils.deleteRecursively(output.toFile());
        }
    }

    /// Many slides, pages or pictures are read, or many files of an archive converted.
    private static boolean takesLong(MaterialFile file, Findings read) {
        return switch (read.kind()) {
            case VIDEO, BUNDLE -> true;
            case DOCUMENT, SLIDES ->
                    file.stored().size() > MANY_PICTURES
                            || read.of(Finding.Scan.class).findAny().isPresent();
            case IMAGE, AUDIO, CAPTIONS, OTHER -> false;
        };
    }

    private Findings picture(MaterialFile file, Findings read, Path output, Turn turn)
            throws InterruptedException {
        return storage.withLocal(
                file.stored().hash(),
                path ->
                        examiners.picture(
                                path,
                                file.name(),
                                read,
                                output,
                                (step, percent) -> turn.at(step.name(), percent)));
    }

    private Path newFolder(String key) {
        try {
            Files.createDirectories(work);
            return Files.createTempDirectory(work, key + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no room for the pictures of a file", e);
        }
    }
}
