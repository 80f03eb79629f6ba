package org.khuevan.ingest.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Preview;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Reader;
import org.khuevan.ingest.reading.Report;

/// Examines audio and video with ffmpeg, which runs as a program of its own: what is in the file, a
/// poster, a stream that browsers play, the captions inside, and when slides may be shown.
public final class MediaExaminer {

    /// What a recording may at most be taken to last.
    private static final Duration LONGEST = Duration.ofHours(24);

    /// For one that does not say how long it lasts.
    private static final long LEAST_BYTES = 2_000_000_000;

    private final FfmpegTool tool;
    private final Limits limits;
    private final Reader reader;

    /// @param folder where the programs are unpacked
    /// @param reader reads captions
    public MediaExaminer(Path folder, Limits limits, Reader reader) {
        this.tool = new FfmpegTool(folder, limits.nativeMegabytes());
        this.limits = limits;
        this.reader = reader;
    }

    /// @param output receives the poster, the stream and the captions
    public Examination examine(
            Path file,
            String mediaType,
            boolean nameDiffers,
            Path output,
            Progress progress,
            Preview preview)
            throws InterruptedException {
        progress.at(Step.READING, 1);
        NativeTool.Result probed = tool.probe(file);
        if (!probed.isGood()) {
            return unreadable(FfmpegProblem.of(probed), mediaType, probed.errors());
        }
        Probe probe = timed(Probe.parse(probed.output()), file);
        if (probe.pictures().isEmpty() && probe.sounds().isEmpty()) {
            return unreadable(Problem.NO_STREAMS, mediaType, probed.output());
        }
        Report report = new Report(limits.textCharacters(), progress);
        if (nameDiffers) {
            report.notice(Notice.NAME_DIFFERS);
        }
        describe(probe, report);
        Kind kind = probe.pictures().isEmpty() ? Kind.AUDIO : Kind.VIDEO;
        try {
            return examine(
                    new Recording(file, probe, kind, typed(mediaType, kind)),
                    output,
                    report,
                    preview);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the length of one that does not say it.
    private Probe timed(Probe probe, Path file) throws InterruptedException {
        return probe.duration() > 0 ? probe : probe.lasting(tool.played(file));
    }

    private record Recording(Path file, Probe probe, Kind kind, String mediaType) {}

    private Examination examine(Recording recording, Path output, Report report, Preview preview)
            throws IOException, InterruptedException {
        Path file = recording.file();
        Probe probe = recording.probe();
        new Poster(tool)
                .of(file, probe, output)
                .ifPresentOrElse(report::add, () -> report.notice(Notice.NO_PICTURE));
        report.progress(Step.PICTURING, 1, 1, 1, 3);
        Conversion conversion = new Conversion(tool, file, probe, output);
        Findings known = report.findings(recording.kind(), recording.mediaType());
        Conversion.Converted converted =
                conversion.run(
                        allowance(probe, output),
                        report,
                        () -> with(known, conversion.finding()),
                        preview);
        if (converted.problem().isPresent()) {
            return unreadable(converted.problem().get(), recording.mediaType(), converted.detail());
        }
        report.add(conversion.finding());
        new PlacelessCopy(tool).of(file, probe, recording.mediaType(), output, report);
        if (converted.seconds() < probe.duration() * 0.97 - 2) {
            report.notice(Notice.END_MISSING);
        }
        new EmbeddedCaptions(tool, reader, limits).find(file, probe, output, report);
        lookThrough(recording, output, report);
        return new Examination.Readable(report.findings(recording.kind(), recording.mediaType()));
    }

    /// What the pass of the conversion left to be looked through.
    private void lookThrough(Recording recording, Path output, Report report)
            throws IOException, InterruptedException {
        Path small = output.resolve(Ladder.SMALL);
        Path samples = output.resolve(Ladder.COARSE);
        try {
            if (Files.isRegularFile(samples)) {
                report.add(Waveforms.of(samples));
            }
            if (Files.isRegularFile(small)) {
                Probe probe = recording.probe();
                SmallPictures size = new SmallPictures(probe.pictures().getFirst());
                new SeekSheets(tool).make(small, size, output).ifPresent(report::add);
                ShownSlides.stills(small, size).forEach(report::add);
            }
        } finally {
            Files.deleteIfExists(samples);
            Files.deleteIfExists(small);
        }
    }

    private static Findings with(Findings known, Finding more) {
        List<Finding> all = new ArrayList<>(known.all());
        all.add(more);
        return new Findings(known.kind(), known.mediaType(), all);
    }

    /// A container is called a video by its name's ending even if there is only sound in it.
    private static String typed(String mediaType, Kind kind) {
        return kind == Kind.AUDIO && mediaType.startsWith("video/")
                ? "audio/" + mediaType.substring("video/".length())
                : mediaType;
    }

    private static Examination unreadable(Problem problem, String mediaType, String detail) {
        String last = detail.strip();
        return new Examination.Unreadable(
                problem, mediaType, last.substring(Math.max(0, last.length() - 500)));
    }

    private static void describe(Probe probe, Report report) {
        if (probe.duration() > 0) {
            report.add(new Finding.Duration(probe.duration()));
        }
        probe.pictures().stream()
                .findFirst()
                .ifPresent(p -> report.add(new Finding.Dimensions(p.width(), p.height())));
        probe.chapters().forEach(report::add);
        tag(probe, report, Name.TITLE, "title");
        tag(probe, report, Name.AUTHOR, "artist", "author", "album_artist", "composer");
        tag(probe, report, Name.DESCRIPTION, "description", "synopsis", "comment");
        tag(probe, report, Name.LICENCE, "license", "copyright");
        tag(probe, report, Name.PUBLISHER, "publisher", "organization");
        tag(probe, report, Name.KEYWORD, "genre", "keywords");
        String date = probe.tags().getOrDefault("date", probe.tags().getOrDefault("year", ""));
        if (date.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")) {
            report.property(Name.DATE, date);
        }
        probe.sounds().stream()
                .map(sound -> Languages.tag(sound.language()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(language -> report.property(Name.LANGUAGE, language));
    }

    private static void tag(Probe probe, Report report, Name name, String... tags) {
        for (String tag : tags) {
            report.propertyIfNone(name, probe.tags().getOrDefault(tag, ""));
        }
    }

    /// Makes a JPEG, the right way up, of an image in a format that only ffmpeg knows.
    ///
    /// @return whether it could
    public boolean asJpeg(Path image, String mediaType, Path jpeg) throws InterruptedException {
        return new Poster(tool).asJpeg(image, mediaType, jpeg);
    }

    /// Makes an MP4 of a recording that browsers do not play as it is.
    ///
    /// @return whether it could and had to
    public boolean asMp4(Path recording, String mediaType, Path mp4) throws InterruptedException {
        NativeTool.Result probed = tool.probe(recording);
        if (!probed.isGood()) {
            return false;
        }
        Probe probe = timed(Probe.parse(probed.output()), recording);
        boolean nothing = probe.pictures().isEmpty() && probe.sounds().isEmpty();
        if (nothing || probe.isPlayedByBrowsers(mediaType)) {
            return false;
        }
        List<String> command = new PlayableCopy(recording, probe, mp4).arguments();
        command.add(0, tool.program());
        NativeTool.Allowance allowance = allowance(probe, FfmpegTool.folder(mp4));
        return tool.runWhole(command, allowance, _ -> {}).isGood();
    }

    /// A file may say that it lasts for years.
    private NativeTool.Allowance allowance(Probe probe, Path output) {
        double seconds = Math.min(probe.duration(), LONGEST.toSeconds());
        Duration allowed = Duration.ofMillis((long) (seconds * limits.mediaTimeFactor() * 1000));
        return new NativeTool.Allowance(
                allowed.compareTo(limits.documentTime()) > 0 ? allowed : limits.documentTime(),
                Optional.of(output),
                LEAST_BYTES + (long) (seconds * Ladder.MOST_BYTES_A_SECOND));
    }
}
