package org.khuevan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.bundle.BundleReading;
import org.khuevan.ingest.media.MediaExaminer;
import org.khuevan.ingest.reading.Confinement;
import org.khuevan.ingest.reading.Leftovers;
import org.khuevan.ingest.reading.ReadingProcesses;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Request;

/// Examines files in child processes. Safe for use by many threads; each call occupies one child.
public final class Examiners implements AutoCloseable {

    /// Most files are read before a thorough compiler has paid for itself; drawing is another
    /// matter.
    static final List<String> QUICKLY_COMPILED = List.of("-XX:TieredStopAtLevel=1");

    private static final String TOOLS = "tools";
    private static final long LEAST_ROOM = 1_000_000;

    /// Pictures of these kinds are shown unless something is wrong with them.
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff");

    private final Limits limits;
    private final Path workFolder;
    private final ReadingProcesses readers;
    private final ReadingProcesses picturers;
    private final OfficeProgram office;
    private @Nullable MediaExaminer media;

    /// @param workFolder for temporary files; what a killed process left in it is removed
    public Examiners(Limits limits, Path workFolder) {
        this(
                limits,
                workFolder,
                childCommand(limits, workFolder, QUICKLY_COMPILED),
                childCommand(limits, workFolder, List.of()),
                OfficeProgram.find());
    }

    /// As on a machine that has no office program.
    static Examiners withoutOfficeProgram(Path workFolder) {
        Limits limits = Limits.standard();
        List<String> command = childCommand(limits, workFolder, List.of());
        return new Examiners(limits, workFolder, command, command, Optional.empty());
    }

    /// @param readerCommand starts a process that reads files
    Examiners(Limits limits, Path workFolder, List<String> readerCommand) {
        this(limits, workFolder, readerCommand, readerCommand, OfficeProgram.find());
    }

    /// @param readerCommand starts a process that reads files
    /// @param picturerCommand starts a process that draws them
    /// @param program prints office files, if there is one
    Examiners(
            Limits limits,
            Path workFolder,
            List<String> readerCommand,
            List<String> picturerCommand,
            Optional<Path> program) {
        this.limits = limits;
        this.workFolder = workFolder.toAbsolutePath();
        try {
            Files.createDirectories(workFolder);
            Leftovers.stopThoseFrom(workFolder.resolve(TOOLS));
            tidy();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + workFolder + " cannot be used", e);
        }
        this.readers = new ReadingProcesses(readerCommand, this.workFolder);
        this.picturers = new ReadingProcesses(picturerCommand, this.workFolder);
        this.office = new OfficeProgram(program, this.workFolder, limits);
    }

    /// The version of what is found in files of a kind: a change of it means that those are worth
    /// examining again, and no others.
    ///
    /// @param kind as it was found; files that could not be read are [Kind#OTHER]
    public static String version(Kind kind) {
        return switch (kind) {
            case DOCUMENT, SLIDES -> "15";
            case IMAGE -> "14";
            case BUNDLE, OTHER -> "13";
            case AUDIO, VIDEO -> "10";
            case CAPTIONS -> "8";
        };
    }

    /// Whether whatever reads a file is cut off from the network here, as far as is known.
    public static boolean isWithoutNetwork() {
        return Confinement.isOffline();
    }

    /// The versions of all kinds, for what is kept before the kind is known: any change of one is a
    /// change of this. It is made of digits and dots.
    public static String versions() {
        return Arrays.stream(Kind.values())
                .map(Examiners::version)
                .collect(Collectors.joining("."));
    }

    /// Examines one file. Whatever is in it, this returns within the limits.
    ///
    /// @param file the bytes, read only
    /// @param name the name the person gave it, a hint for recognising
    /// @param output an empty folder that receives pictures, streams and captions; findings name
    ///   them by paths relative to it
    /// @throws java.io.UncheckedIOException if the file, the output or a child process cannot be
    ///   used for a reason outside the file, such as a full disk: worth trying again
    /// @throws InterruptedException if the calling thread is interrupted; the child is stopped
    public Examination examine(Path file, String name, Path output, Progress progress)
            throws InterruptedException {
        return examine(file, name, output, progress, Preview.none());
    }

    /// Examines one file, and shows of a recording what can be played already.
    public Examination examine(
            Path file, String name, Path output, Progress progress, Preview preview)
            throws InterruptedException {
        if (size(file) == 0) {
            return new Examination.Unreadable(Problem.EMPTY, "application/octet-stream", "0 bytes");
        }
        Examination examination = examinedOnce(file, name, output, new Rising(progress), preview);
        if (examination instanceof Examination.Unreadable(Problem problem, _, _)) {
            if (isFull(output)) {
                throw new UncheckedIOException(
                        new IOException("there is no room to examine a file"));
            }
            // Nothing else can be a failing disk, and to read 20 GB once more takes minutes.
            if (problem == Problem.DAMAGED) {
                readThrough(file);
            }
        }
        return examination;
    }

    private Examination examinedOnce(
            Path file, String name, Path output, Progress rising, Preview preview)
            throws InterruptedException {
        Request request =
                new Request.Read(
                        file.toAbsolutePath().toString(),
                        name,
                        output.toAbsolutePath().toString(),
                        limits.textCharacters());
        return switch (readers.ask(request, limits, rising)) {
            case Reply.Ended(Examination examination) ->
                    opened(
                            pictured(examination, file, output.toAbsolutePath(), rising),
                            file,
                            output,
                            rising);
            case Reply.Media(String mediaType, boolean nameDiffers) -> {
                // From this thread, so that whoever hears it may still put it off.
                rising.at(Progress.Step.CONVERTING, 0);
                yield media().examine(file, mediaType, nameDiffers, output, rising, preview);
            }
            case Reply.Advanced _, Reply.Mended _ ->
                    throw new IllegalStateException("an end was expected");
        };
    }

    /// Adds to what was found in a file how it looks: a picture that stands for it, small pictures
    /// of its pages and, if the machine has an office program, the file as that prints it, by whose
    /// pages the text is then told; to a picture what it says, to a video the slides it shows, and
    /// to a bundle copies of what browsers do not show. It is a step of its own because it takes
    /// longer than reading, and whoever searches need not wait for it. Whatever is in the file,
    /// this returns within the limits, with what was found before at the least.
    ///
    /// @param findings of [#examine]
    /// @param output an empty folder; what it receives is kept beside what `examine` gave
    /// @throws java.io.UncheckedIOException as `examine`
    /// @throws InterruptedException if the calling thread is interrupted; the child is stopped
    public Findings picture(
            Path file, String name, Findings findings, Path output, Progress progress)
            throws InterruptedException {
        if (!isPictured(findings)) {
            return findings;
        }
        return new Picturing(readers, picturers, office, limits, workFolder, this::media)
                .of(file, name, findings, output.toAbsolutePath(), new Rising(progress));
    }

    /// What is known of a file of which [#picture] will find nothing more.
    public static Findings withoutPictures(Findings known) {
        boolean slides = known.of(Finding.Still.class).findAny().isPresent();
        return Picturing.withoutScans(known)
                .without(Finding.Still.class)
                .with(new Finding.Remark(slides ? Notice.TEXT_CUT : Notice.NO_PICTURE));
    }

    /// Whether [#picture] adds anything.
    public static boolean isPictured(Findings findings) {
        return switch (findings.kind()) {
            case DOCUMENT, SLIDES, IMAGE -> true;
            case VIDEO -> findings.of(Finding.Still.class).findAny().isPresent();
            case BUNDLE -> BundleCopies.areWanted(findings);
            case AUDIO, CAPTIONS, OTHER -> false;
        };
    }

    /// Whether [#picture] prints it.
    public static boolean isPrinted(Findings findings) {
        return OfficeProgram.prints(findings.mediaType());
    }

    /// Whether it may be for want of room that a file could not be read.
    private static boolean isFull(Path output) {
        try {
            return Files.getFileStore(output).getUsableSpace() < LEAST_ROOM;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells a failing disk from a damaged file: what was called damaged can be read.
    private static void readThrough(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds what is in the files of a bundle, and in those that came with an e-mail.
    private Examination opened(Examination examination, Path file, Path output, Progress progress)
            throws InterruptedException {
        if (!(examination instanceof Examination.Readable(Findings findings))
                || findings.of(Finding.Inside.class).findAny().isEmpty()) {
            return examination;
        }
        BundleReading reading =
                new BundleReading(this::askedOfInside, limits, output.toAbsolutePath(), progress);
        return new Examination.Readable(reading.of(findings, size(file)));
    }

    /// A picture in a bundle that Java takes for damaged is drawn by ffmpeg too, or is damaged.
    private Reply askedOfInside(Request request) throws InterruptedException {
        Reply reply = readers.ask(request, limits, (_, _) -> {});
        return reply instanceof Reply.Ended(Examination.Readable examination)
                        && SHOWN.contains(examination.findings().mediaType())
                ? new Reply.Ended(
                        pictured(
                                examination,
                                Path.of(request.file()),
                                Path.of(request.output()),
                                (_, _) -> {}))
                : reply;
    }

    /// Adds the picture of an image that Java could not read.
    private Examination pictured(Examination examination, Path file, Path output, Progress progress)
            throws InterruptedException {
        if (!(examination instanceof Examination.Readable(Findings findings))
                || findings.kind() != Kind.IMAGE
                || findings.of(Finding.Thumbnail.class).findAny().isPresent()
                || findings.mediaType().equals("image/svg+xml")) {
            return examination;
        }
        Path jpeg = output.resolve("converted.jpg");
        if (!media().asJpeg(file, findings.mediaType(), jpeg)) {
            return unshown(findings);
        }
        Request request =
                new Request.Read(
                        jpeg.toString(),
                        "converted.jpg",
                        output.toString(),
                        limits.textCharacters());
        Reply reply = readers.ask(request, limits, progress);
        remove(jpeg);
        if (!(reply instanceof Reply.Ended(Examination.Readable(Findings seen)))) {
            return examination;
        }
        // What the file says of itself, and what its picture shows.
        List<Finding> all = new ArrayList<>(findings.all());
        all.remove(new Finding.Remark(Notice.NO_PICTURE));
        // Browsers show one that moves, though nothing here does.
        boolean moves = findings.mediaType().equals("image/gif");
        seen.all().stream()
                .filter(one -> !moves || !(one instanceof Finding.PublicCopy))
                .forEach(all::add);
        return new Examination.Readable(new Findings(Kind.IMAGE, findings.mediaType(), all));
    }

    /// What is drawn in a format of its own program can be downloaded and nothing else.
    private static Examination unshown(Findings image) {
        return SHOWN.contains(image.mediaType())
                ? new Examination.Unreadable(
                        Problem.DAMAGED, image.mediaType(), "a picture that nothing can read")
                : new Examination.Readable(
                        new Findings(Kind.OTHER, image.mediaType(), image.all()));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized MediaExaminer media() {
        MediaExaminer examiner = media;
        if (examiner == null) {
            try {
                examiner =
                        new MediaExaminer(
                                Files.createDirectories(workFolder.resolve(TOOLS)),
                                limits,
                                request -> readers.ask(request, limits, (_, _) -> {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            media = examiner;
        }
        return examiner;
    }

    private static List<String> childCommand(
            Limits limits, Path workFolder, List<String> compiling) {
        Path tools = workFolder.toAbsolutePath().resolve(TOOLS);
        return ChildJvm.command(
                ReadingChild.class,
                limits.heapMegabytes(),
                compiling,
                List.of(tools.toString(), Integer.toString(limits.nativeMegabytes())));
    }

    private void tidy() throws IOException {
        try (Stream<Path> all = Files.walk(workFolder)) {
            Path tools = workFolder.resolve(TOOLS);
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(workFolder) && !path.startsWith(tools)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        readers.close();
        picturers.close();
    }

    /// Keeps a percentage from falling when one process hands over to another.
    private static final class Rising implements Progress {

        private final Progress progress;
        private int highest;

        Rising(Progress progress) {
            this.progress = progress;
        }

        @Override
        public synchronized void at(Step step, int percent) {
            highest = Math.max(highest, Math.clamp(percent, 0, 100));
            progress.at(step, highest);
        }
    }
}
