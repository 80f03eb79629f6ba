package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.ingest.Examination.Problem;

/// What a child may take of the machine beside its time and memory, looked at while it works.
///
/// @param folders into which it writes
/// @param mostBytes that may be in them
record Appetite(Kin kin, List<Path> folders, long mostBytes) {

    /// More than the largest bundle unpacks to.
    static final long BYTES = 6_000_000_000L;

    /// A reader has Tesseract beside it, a native tool nothing.
    private static final int MOST_PROCESSES = 40;

    /// @param more that may come to what is in the folders now
    static Appetite beyond(Kin kin, List<Path> folders, long more) {
        return new Appetite(kin, folders, size(folders) + more);
    }

    /// @return what is too much, if anything is
    Optional<Problem> excess() {
        if (kin.living(MOST_PROCESSES).size() > MOST_PROCESSES) {
            return Optional.of(Problem.CRASHED);
        }
        return size(folders) > mostBytes
                ? Optional.of(Problem.NEEDED_TOO_MUCH_MEMORY)
                : Optional.empty();
    }

    private static long size(List<Path> folders) {
        return folders.stream().mapToLong(Appetite::size).sum();
    }

    private static long size(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.mapToLong(path -> path.toFile().length()).sum();
        } catch (IOException | java.io.UncheckedIOException _) {
            // It changes while it is looked at.
            return 0;
        }
    }
}
