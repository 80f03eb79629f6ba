package org.khuevan.ingest;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.bundle.BundleExaminer;
import org.khuevan.ingest.document.CardExaminer;
import org.khuevan.ingest.document.CsvExaminer;
import org.khuevan.ingest.document.EpubExaminer;
import org.khuevan.ingest.document.GeoGebraExaminer;
import org.khuevan.ingest.document.HtmlExaminer;
import org.khuevan.ingest.document.IworkExaminer;
import org.khuevan.ingest.document.LatexExaminer;
import org.khuevan.ingest.document.LegacyPrint;
import org.khuevan.ingest.document.Looks;
import org.khuevan.ingest.document.MarkdownExaminer;
import org.khuevan.ingest.document.MathMlExaminer;
import org.khuevan.ingest.document.NotebookExaminer;
import org.khuevan.ingest.document.OfficeExaminer;
import org.khuevan.ingest.document.OpenDocumentSlidesExaminer;
import org.khuevan.ingest.document.PdfExaminer;
import org.khuevan.ingest.document.PlainTextExaminer;
import org.khuevan.ingest.document.ScannedText;
import org.khuevan.ingest.document.SlidesExaminer;
import org.khuevan.ingest.document.SourceCodeExaminer;
import org.khuevan.ingest.document.SpreadsheetExaminer;
import org.khuevan.ingest.document.StrictOffice;
import org.khuevan.ingest.document.TiffExaminer;
import org.khuevan.ingest.image.ImageExaminer;
import org.khuevan.ingest.image.SvgExaminer;
import org.khuevan.ingest.image.TextRecognition;
import org.khuevan.ingest.mail.MailExaminer;
import org.khuevan.ingest.media.CaptionsExaminer;
import org.khuevan.ingest.media.Jpeg2000;
import org.khuevan.ingest.media.ShownSlides;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Request;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.StoppedFromOutside;
import org.khuevan.ingest.reading.UnreadableFile;
import tools.jackson.databind.json.JsonMapper;

/// The main class of a child process: reads files until its parent closes the line or dies.
final class ReadingChild {

    private static final Recognition.Recognised UNKNOWN =
            new Recognition.Recognised("application/octet-stream", false);

    /// Of what pictures say, with all else in their file.
    private static final int LONGEST_TEXT = 20_000_000;

    /// The first that reads a media type examines the file.
    private final List<Examiner> examiners;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Recognition recognition = new Recognition();
    private final PrintStream replies;

    private final ImageExaminer images;
    private final ScannedText scans;
    private final Supplier<ShownSlides> slides;

    private ReadingChild(PrintStream replies, Path tools, int nativeMegabytes) {
        TextRecognition recogniser = new TextRecognition(tools);
        this.slides = () -> new ShownSlides(tools, nativeMegabytes, recogniser);
        this.images = new ImageExaminer(recogniser);
        this.scans = new ScannedText(recogniser);
        this.replies = replies;
        Jpeg2000.register(tools, nativeMegabytes);
        this.examiners =
                List.of(
                        new PdfExaminer(),
                        new SlidesExaminer(),
                        new OpenDocumentSlidesExaminer(),
                        new EpubExaminer(),
                        new CaptionsExaminer(),
                        new NotebookExaminer(),
                        new LatexExaminer(),
                        new MathMlExaminer(),
                        new GeoGebraExaminer(),
                        new SpreadsheetExaminer(),
                        new CsvExaminer(),
                        new CardExaminer(),
                        new SourceCodeExaminer(),
                        new MarkdownExaminer(),
                        new HtmlExaminer(),
                        new PlainTextExaminer(),
                        new SvgExaminer(),
                        new TiffExaminer(images),
                        images,
                        new IworkExaminer(),
                        new MailExaminer(),
                        new OfficeExaminer(),
                        new BundleExaminer());
    }

    /// @param arguments the folder for native programs, which stays, and the megabytes of one; to
    ///   rehearse, also a folder of files, which are read before it ends
    static void main(String[] arguments) throws InterruptedException, IOException {
        PrintStream replies =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Whatever a parser prints must not get between the replies.
        System.setOut(System.err);
        ReadingChild child =
                new ReadingChild(replies, Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        if (arguments.length > 2) {
            child.rehearse(Path.of(arguments[2]));
            return;
        }
        LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("requests").start(() -> listen(requests));
        while (true) {
            child.answer(requests.take());
        }
    }

    private void rehearse(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                Path output = Files.createDirectories(folder.resolve("of-" + name));
                Request read =
                        new Request.Read(file.toString(), name, output.toString(), LONGEST_TEXT);
                answer(json.writeValueAsString(read));
            }
        }
    }

    private static void listen(LinkedBlockingQueue<String> requests) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().forEachOrdered(requests::add);
        } catch (IOException _) {
            // As good as the end.
        }
        // Without a parent there is nobody to stop us, so we stop in the middle of whatever it is.
        Runtime.getRuntime().halt(0);
    }

    private void answer(String line) {
        tell(
                switch (json.readValue(line, Request.class)) {
                    case Request.Read read -> read(read);
                    case Request.Picture picture -> picture(picture);
                    case Request.Words words -> words(words);
                    case Request.Mend mend -> mended(mend);
                });
    }

    private Reply read(Request.Read request) {
        Path file = Path.of(request.file());
        AtomicReference<Recognition.Recognised> known = new AtomicReference<>(UNKNOWN);
        return ended(
                () -> {
                    tell(new Reply.Advanced(Progress.Step.RECOGNISING, 0));
                    Recognition.Recognised type = recognition.of(file, request.name());
                    known.set(type);
                    return type.isMedia()
                            ? new Reply.Media(type.mediaType(), type.nameDiffers())
                            : new Reply.Ended(new Examination.Readable(read(request, type)));
                },
                () -> known.get().mediaType());
    }

    private Reply picture(Request.Picture request) {
        String type = request.findings().mediaType();
        return ended(
                () ->
                        new Reply.Ended(
                                new Examination.Readable(picture(request, source(request, type)))),
                () -> type);
    }

    private Reply words(Request.Words request) {
        String type = request.findings().mediaType();
        return ended(() -> words(request.findings(), source(request, type)), () -> type);
    }

    private static Source source(Request request, String mediaType) throws IOException {
        return new Source(
                StrictOffice.usual(Path.of(request.file()), mediaType),
                request.name(),
                mediaType,
                Path.of(request.output()));
    }

    private Reply words(Findings known, Source source) throws IOException {
        Report said = new Report(LONGEST_TEXT, this::advanced);
        if (known.kind() == Kind.DOCUMENT) {
            return new Reply.Ended(new Examination.Readable(scans.of(source, known, said)));
        }
        return images.readText(source, said)
                ? new Reply.Ended(new Examination.Readable(said.addedTo(known)))
                : new Reply.Media(known.mediaType(), false);
    }

    private static Reply mended(Request.Mend request) {
        return ended(
                () -> new Reply.Mended(LegacyPrint.write(source(request, request.mediaType()))),
                request::mediaType);
    }

    private Findings picture(Request.Picture request, Source source) throws IOException {
        Findings known = request.findings();
        return known.kind() == Kind.VIDEO
                ? shown(source, known)
                : new Looks(source, known, images, this::advanced).of(request.printed());
    }

    private Findings shown(Source source, Findings known) throws IOException {
        try {
            return slides.get().of(source.file(), known, source.output(), this::advanced);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private interface Work {
        Reply done() throws IOException;
    }

    private static Reply ended(Work work, Supplier<String> mediaType) {
        try {
            return work.done();
        } catch (UnreadableFile e) {
            return unreadable(e.problem(), mediaType.get(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(3);
            throw e;
        } catch (StoppedFromOutside e) {
            // Of the tool that was stopped, and so of this process too: the file is tried again.
            Runtime.getRuntime().halt(e.status());
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return unreadable(Problem.DAMAGED, mediaType.get(), e.toString());
        }
    }

    private Findings read(Request.Read request, Recognition.Recognised type) throws IOException {
        Source source = source(request, type.mediaType());
        Report report = new Report(request.textCharacters(), this::advanced);
        if (type.nameDiffers()) {
            report.notice(Notice.NAME_DIFFERS);
        }
        for (Examiner examiner : examiners) {
            if (examiner.reads(type.mediaType())) {
                Kind kind = examiner.examine(source, report);
                return report.findings(kind, type.mediaType());
            }
        }
        return report.findings(Kind.OTHER, type.mediaType());
    }

    private static Reply unreadable(Problem problem, String mediaType, String detail) {
        return new Reply.Ended(new Examination.Unreadable(problem, mediaType, detail));
    }

    private void advanced(Progress.Step step, int percent) {
        tell(new Reply.Advanced(step, percent));
    }

    private void tell(Reply reply) {
        replies.println(Reply.MARK + json.writeValueAsString(reply));
        replies.flush();
    }
}
