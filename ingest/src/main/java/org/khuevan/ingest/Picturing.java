package org.khuevan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.media.MediaExaminer;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.ReadingProcesses;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Request;

/// What takes longer than reading a file: how it looks, and what its pictures say.
final class Picturing {

    private final ReadingProcesses readers;
    private final ReadingProcesses picturers;
    private final OfficeProgram office;
    private final Limits limits;
    private final Path workFolder;
    private final Supplier<MediaExaminer> media;

    Picturing(
            ReadingProcesses readers,
            ReadingProcesses picturers,
            OfficeProgram office,
            Limits limits,
            Path workFolder,
            Supplier<MediaExaminer> media) {
        this.readers = readers;
        this.picturers = picturers;
        this.office = office;
        this.limits = limits;
        this.workFolder = workFolder;
        this.media = media;
    }

    /// @param output an absolute path
    Findings of(Path file, String name, Findings findings, Path output, Progress progress)
            throws InterruptedException {
        return switch (findings.kind()) {
            case BUNDLE -> copied(file, name, findings, output, progress);
            case IMAGE -> pictureRead(file, name, findings, output, progress);
            case VIDEO ->
                    drawn(
                            new Request.Picture(path(file), name, path(output), findings, ""),
                            progress);
            case DOCUMENT, SLIDES, AUDIO, CAPTIONS, OTHER -> {
                Findings known =
                        BundleCopies.areWanted(findings)
                                ? copied(file, name, findings, output, progress)
                                : scansRead(file, name, findings, output, progress);
                yield documentDrawn(file, name, known, output, progress);
            }
        };
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString();
    }

    private Findings pictureRead(
            Path file, String name, Findings known, Path output, Progress progress)
            throws InterruptedException {
        Request request = new Request.Words(path(file), name, path(output), known);
        return picturers.ask(request, limits, progress)
                        instanceof Reply.Ended(Examination.Readable(Findings all))
                ? all
                : readAsJpeg(file, known, output, progress);
    }

    private Findings scansRead(
            Path file, String name, Findings known, Path output, Progress progress)
            throws InterruptedException {
        if (known.of(Finding.Scan.class).findAny().isEmpty()) {
            return known;
        }
        Request request = new Request.Words(path(file), name, path(output), known);
        return picturers.ask(request, limits, progress)
                        instanceof Reply.Ended(Examination.Readable(Findings all))
                ? all
                : withoutScans(known);
    }

    static Findings withoutScans(Findings known) {
        return known.of(Finding.Scan.class).findAny().isEmpty()
                ? known
                : known.without(Finding.Scan.class)
                        .with(new Finding.Remark(Notice.PAGES_WITHOUT_TEXT));
    }

    private Findings documentDrawn(
            Path file, String name, Findings findings, Path output, Progress progress)
            throws InterruptedException {
        Findings known = findings;
        String printed = "";
        if (OfficeProgram.prints(findings.mediaType())) {
            progress.at(Progress.Step.PRINTING, 0);
            OfficeProgram.Printed print =
                    new LegiblePrint(office, readers, limits, workFolder)
                            .of(file, findings.mediaType(), output);
            switch (print) {
                case OfficeProgram.Printed.As(Path pdf) -> printed = pdf.toString();
                case OfficeProgram.Printed.Not(Notice why) ->
                        known = findings.with(new Finding.Remark(why));
            }
        }
        return drawn(new Request.Picture(path(file), name, path(output), known, printed), progress);
    }

    private Findings drawn(Request.Picture request, Progress progress) throws InterruptedException {
        progress.at(Progress.Step.PICTURING, 40);
        return picturers.ask(request, limits, progress)
                        instanceof Reply.Ended(Examination.Readable(Findings all))
                ? all
                : Examiners.withoutPictures(request.findings());
    }

    private Findings copied(
            Path bundle, String name, Findings findings, Path output, Progress progress)
            throws InterruptedException {
        try {
            Path unpacked = Files.createTempDirectory(workFolder, "unpacked-");
            try {
                Request request =
                        new Request.Read(
                                bundle.toAbsolutePath().toString(), name, unpacked.toString(), 0);
                readers.ask(request, limits, progress);
                return new BundleCopies(
                                office,
                                media.get(),
                                asked -> picturers.ask(asked, limits, (_, _) -> {}),
                                unpacked,
                                output)
                        .of(findings, progress);
            } finally {
                Leftovers.remove(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds what an image says that Java cannot read.
    private Findings readAsJpeg(Path file, Findings known, Path output, Progress progress)
            throws InterruptedException {
        Path jpeg = output.resolve("converted.jpg");
        if (known.mediaType().equals("image/svg+xml")
                || !media.get().asJpeg(file, known.mediaType(), jpeg)) {
            return known;
        }
        Request request =
                new Request.Words(jpeg.toString(), "converted.jpg", output.toString(), known);
        Reply reply = picturers.ask(request, limits, progress);
        try {
            Files.deleteIfExists(jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reply instanceof Reply.Ended(Examination.Readable(Findings all)) ? all : known;
    }
}
