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
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Report;

/// Examines audio and video with ffmpeg, which runs as a program of its own: what is in the file, a
/// poster, a stream that browsers play, and the captions inside.
public final class MediaExaminer {

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int WIDTH = 640;

    private final FfmpegBinaries binaries;
    private final NativeTool tool;
    private final Limits limits;

    /// @param folder where the programs are unpacked
    public MediaExaminer(Path folder, Limits limits) {
        this.binaries = FfmpegBinaries.unpackedIn(folder);
        this.limits = limits;
        this.tool = new NativeTool(binaries.folder(), limits.nativeMegabytes());
        binaries.stopLeftovers();
    }

    /// @param output receives the poster, the stream and the captions
    public Examination examine(
            Path file, String mediaType, boolean nameDiffers, Path output, Progress progress)
            throws InterruptedException {
        progress.at(Step.READING, 1);
        NativeTool.Result probed = probe(file);
        if (!probed.isGood()) {
            return unreadable(problem(probed), mediaType, probed.errors());
        }
        Probe probe = Probe.parse(probed.output());
        if (probe.pictures().isEmpty() && probe.sounds().isEmpty()) {
            return unreadable(Problem.NO_STREAMS, mediaType, probed.output());
        }
        Report report = new Report(limits.textCharacters(), progress);
        if (nameDiffers) {
            report.notice(Notice.NAME_DIFFERS);
        }
        describe(probe, report);
        report.progress(Step.PICTURING, 1, 1, 1, 3);
        poster(file, probe, output)
                .ifPresentOrElse(report::add, () -> report.notice(Notice.NO_PICTURE));
        captions(file, probe, output, report);
        Optional<Examination> failure = stream(file, probe, output, report, mediaType);
        if (failure.isPresent()) {
            return failure.get();
        }
        Kind kind = probe.pictures().isEmpty() ? Kind.AUDIO : Kind.VIDEO;
        return new Examination.Readable(report.findings(kind, typed(mediaType, kind)));
    }

    /// A container is called a video by its name's ending even if there is only sound in it.
    private static String typed(String mediaType, Kind kind) {
        return kind == Kind.AUDIO && mediaType.startsWith("video/")
                ? "audio/" + mediaType.substring("video/".length())
                : mediaType;
    }

    private NativeTool.Result probe(Path file) throws InterruptedException {
        return tool.run(
                List.of(
                        binaries.ffprobe().toString(),
                        "-v",
                        "error",
                        "-show_format",
                        "-show_streams",
                        "-of",
                        "json",
                        file.toString()),
                SHORT,
                _ -> {});
    }

    private static Problem problem(NativeTool.Result result) {
        if (result.late()) {
            return Problem.TOOK_TOO_LONG;
        }
        if (result.lackedMemory()) {
            return Problem.NEEDED_TOO_MUCH_MEMORY;
        }
        if (result.errors().contains("moov atom not found")) {
            return Problem.TRUNCATED;
        }
        return result.status() > 128 ? Problem.CRASHED : Problem.DAMAGED;
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

    /// A frame that stands for the video, the cover of a sound file, or the shape of its sound.
    private Optional<Finding.Thumbnail> poster(Path file, Probe probe, Path output)
            throws InterruptedException {
        String scale = "scale='min(%d,iw*sar)':-2,setsar=1".formatted(WIDTH);
        if (!probe.pictures().isEmpty()) {
            String seek = Double.toString(Math.min(probe.duration() * 0.1, 300));
            String frame = "thumbnail=30," + scale;
            int index = probe.pictures().getFirst().index();
            Optional<Finding.Thumbnail> there = frame(file, index, seek, frame, output);
            // A short or strange video may have nothing there.
            return there.isPresent() ? there : frame(file, index, "0", scale, output);
        }
        if (!probe.covers().isEmpty()) {
            Optional<Finding.Thumbnail> cover =
                    frame(file, probe.covers().getFirst(), "0", scale, output);
            if (cover.isPresent()) {
                return cover;
            }
        }
        String wave =
                "[0:%d]aformat=channel_layouts=mono,showwavespic=s=%dx240:colors=0x2f6f8f[p];color=c=white:s=%dx240[w];[w][p]overlay=format=auto[o]"
                        .formatted(probe.sounds().getFirst().index(), WIDTH, WIDTH);
        return picture(
                List.of("-i", file.toString(), "-filter_complex", wave, "-map", "[o]"), output);
    }

    private Optional<Finding.Thumbnail> frame(
            Path file, int stream, String seek, String filter, Path output)
            throws InterruptedException {
        return picture(
                List.of("-ss", seek, "-i", file.toString(), "-map", "0:" + stream, "-vf", filter),
                output);
    }

    private Optional<Finding.Thumbnail> picture(List<String> what, Path output)
            throws InterruptedException {
        Path file = output.resolve("thumbnail.jpg");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                binaries.ffmpeg().toString(),
                                "-hide_banner",
                                "-v",
                                "error",
                                "-nostdin",
                                "-y"));
        command.addAll(what);
        command.addAll(
                List.of("-frames:v", "1", "-update", "1", "-q:v", "4", "-an", file.toString()));
        NativeTool.Result result = tool.run(command, SHORT, _ -> {});
        return result.isGood() ? sized(file) : Optional.empty();
    }

    private Optional<Finding.Thumbnail> sized(Path file) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Probe.parse(probe(file).output()).pictures().stream()
                .findFirst()
                .map(p -> new Finding.Thumbnail("thumbnail.jpg", p.width(), p.height()));
    }

    /// A thumbnail of an image in a format that only ffmpeg knows.
    public Optional<Finding.Thumbnail> pictureOf(Path image, Path output)
            throws InterruptedException {
        return frame(image, 0, "0", "scale='min(%d,iw)':-2".formatted(WIDTH), output);
    }

    private void captions(Path file, Probe probe, Path output, Report report)
            throws InterruptedException {
        int number = 0;
        for (Probe.Subtitle track : probe.subtitles()) {
            String name = "captions-" + ++number + ".vtt";
            Path vtt = output.resolve(name);
            NativeTool.Result result =
                    tool.run(
                            List.of(
                                    binaries.ffmpeg().toString(),
                                    "-hide_banner",
                                    "-v",
                                    "error",
                                    "-nostdin",
                                    "-y",
                                    "-i",
                                    file.toString(),
                                    "-map",
                                    "0:" + track.index(),
                                    "-f",
                                    "webvtt",
                                    vtt.toString()),
                            limits.documentTime(),
                            _ -> {});
            if (result.isGood() && Files.isRegularFile(vtt)) {
                take(vtt, name, track, report);
            }
        }
    }

    private static void take(Path vtt, String name, Probe.Subtitle track, Report report) {
        try {
            List<Cue> cues = Cue.parse(Files.readString(vtt));
            if (cues.isEmpty()) {
                Files.delete(vtt);
                return;
            }
            Files.writeString(vtt, Cue.webVtt(cues));
            for (Cue cue : cues) {
                report.text(new Place.Span(cue.start(), cue.end()), cue.words());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String language = Languages.tag(track.language()).orElse("und");
        report.add(new Finding.Captions(name, language, track.title()));
    }

    /// @return why the file cannot be used, if it cannot
    private Optional<Examination> stream(
            Path file, Probe probe, Path output, Report report, String mediaType)
            throws InterruptedException {
        Path folder = output.resolve("stream");
        double[] reached = {0};
        NativeTool.Result result =
                tool.run(
                        Ladder.command(
                                binaries.ffmpeg().toString(),
                                file.toString(),
                                probe,
                                folder.toString()),
                        timeFor(probe),
                        line -> {
                            reached[0] = Math.max(reached[0], reached(line));
                            int all = (int) Math.max(1, probe.duration() * 10);
                            int done = Math.min(all, (int) (reached[0] * 10));
                            report.progress(Step.CONVERTING, done, all, 5, 99);
                        });
        boolean playable = Files.isRegularFile(folder.resolve("master.m3u8")) && reached[0] > 0;
        if (result.late() || result.lackedMemory() || !playable) {
            if (noSpace(result)) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            Problem problem = result.isGood() ? Problem.DAMAGED : problem(result);
            return Optional.of(unreadable(problem, mediaType, result.errors()));
        }
        if (noSpace(result)) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        boolean heard = Files.isRegularFile(folder.resolve(Ladder.SOUND + "/index.m3u8"));
        report.add(
                new Finding.Stream(
                        "stream/master.m3u8",
                        heard ? "stream/" + Ladder.SOUND + "/index.m3u8" : ""));
        if (reached[0] < probe.duration() * 0.97 - 2) {
            report.notice(Notice.END_MISSING);
        }
        return Optional.empty();
    }

    private static boolean noSpace(NativeTool.Result result) {
        return result.errors().contains("No space left");
    }

    private Duration timeFor(Probe probe) {
        Duration allowed =
                Duration.ofMillis((long) (probe.duration() * limits.mediaTimeFactor() * 1000));
        return allowed.compareTo(limits.documentTime()) > 0 ? allowed : limits.documentTime();
    }

    /// @return the seconds that a line of `-progress` tells, or 0
    private static double reached(String line) {
        try {
            return line.startsWith("out_time_us=")
                    ? Long.parseLong(line.substring("out_time_us=".length())) / 1e6
                    : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
