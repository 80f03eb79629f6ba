package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.ReadingProcesses;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Request;

/// Prints office files so that they can be read: those in fonts of legacy encodings, which no
/// machine has any more, are made Unicode first.
final class LegiblePrint {

    private final OfficeProgram office;
    private final ReadingProcesses readers;
    private final Limits limits;
    private final Path workFolder;

    LegiblePrint(OfficeProgram office, ReadingProcesses readers, Limits limits, Path workFolder) {
        this.office = office;
        this.readers = readers;
        this.limits = limits;
        this.workFolder = workFolder;
    }

    /// Prints a file as `printed.pdf`.
    OfficeProgram.Printed of(Path file, String mediaType, Path output) throws InterruptedException {
        try {
            Path scratch = Files.createTempDirectory(workFolder, "mended-");
            try {
                return of(file, mediaType, output, scratch);
            } finally {
                Leftovers.remove(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OfficeProgram.Printed of(Path file, String mediaType, Path output, Path scratch)
            throws InterruptedException {
        return switch (mended(file, mediaType, scratch)) {
            case AS_IT_IS -> office.print(file, mediaType, output);
            case WRITTEN -> office.print(scratch.resolve("mended"), mediaType, output);
            case CONVERT_FIRST -> {
                Optional<OfficeProgram.Modern> modern = office.modern(file, mediaType, scratch);
                boolean mended =
                        modern.isPresent()
                                && mended(modern.get().file(), modern.get().mediaType(), scratch)
                                        == Reply.Mended.State.WRITTEN;
                yield mended
                        ? office.print(scratch.resolve("mended"), modern.get().mediaType(), output)
                        : office.print(file, mediaType, output);
            }
        };
    }

    private Reply.Mended.State mended(Path file, String mediaType, Path scratch)
            throws InterruptedException {
        Request request =
                new Request.Mend(
                        file.toAbsolutePath().toString(), "", scratch.toString(), mediaType);
        // What cannot be mended is printed as it is.
        return readers.ask(request, limits, (_, _) -> {}) instanceof Reply.Mended(var state)
                ? state
                : Reply.Mended.State.AS_IT_IS;
    }
}
