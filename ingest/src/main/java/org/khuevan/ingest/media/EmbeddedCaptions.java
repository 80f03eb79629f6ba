package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Reader;
import org.khuevan.ingest.reading.Reply;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Request;

/// The captions inside a recording (SubRip, WebVTT, ASS, SSA, timed text of MP4) as WebVTT. What
/// ffmpeg makes of them is read by a child process, as any file of captions.
final class EmbeddedCaptions {

    private final FfmpegTool tool;
    private final Reader reader;
    private final Limits limits;

    EmbeddedCaptions(FfmpegTool tool, Reader reader, Limits limits) {
        this.tool = tool;
        this.reader = reader;
        this.limits = limits;
    }

    void find(Path file, Probe probe, Path output, Report report)
            throws IOException, InterruptedException {
        int number = 0;
        Optional<String> spoken = Optional.empty();
        for (Probe.Subtitle track : probe.subtitles()) {
            String name = "captions-" + ++number + ".vtt";
            Path folder = Files.createDirectories(output.resolve("captions-" + number));
            Path raw = folder.resolve("raw.vtt");
            NativeTool.Result result =
                    tool.run(
                            List.of(
                                    "-i",
                                    file.toString(),
                                    "-map",
                                    "0:" + track.index(),
                                    "-f",
                                    "webvtt",
                                    raw.toString()),
                            limits.documentTime(),
                            folder);
            if (result.isGood() && Files.isRegularFile(raw)) {
                Optional<String> language = take(raw, output.resolve(name), track, report);
                // The first of several is in the language of the sound.
                if (spoken.isEmpty() && language.isPresent()) {
                    spoken = language;
                    report.language(language.get());
                }
            }
            Files.deleteIfExists(raw);
            Files.deleteIfExists(folder.resolve("captions.vtt"));
            Files.delete(folder);
        }
    }

    /// @return the language of what is said
    private Optional<String> take(Path raw, Path vtt, Probe.Subtitle track, Report report)
            throws IOException, InterruptedException {
        Path folder = FfmpegTool.folder(raw);
        Request request =
                new Request.Read(
                        raw.toAbsolutePath().toString(),
                        "raw.vtt",
                        folder.toString(),
                        limits.textCharacters());
        if (!(reader.ask(request) instanceof Reply.Ended(Examination.Readable(Findings said)))
                || said.kind() != Kind.CAPTIONS) {
            return Optional.empty();
        }
        Files.move(folder.resolve("captions.vtt"), vtt, StandardCopyOption.REPLACE_EXISTING);
        String language = Languages.tag(track.language()).orElse("und");
        String name = String.valueOf(vtt.getFileName());
        report.add(new Finding.Captions(name, language, track.title()));
        said.of(Finding.Text.class).forEach(report::add);
        return said.values(Finding.Property.Name.LANGUAGE).findFirst();
    }
}
