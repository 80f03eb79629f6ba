package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Report;

/// The captions inside a recording (SubRip, WebVTT, ASS, SSA, timed text of MP4) as WebVTT.
final class EmbeddedCaptions {

    private final FfmpegTool tool;
    private final Duration limit;

    EmbeddedCaptions(FfmpegTool tool, Duration limit) {
        this.tool = tool;
        this.limit = limit;
    }

    void find(Path file, Probe probe, Path output, Report report)
            throws IOException, InterruptedException {
        int number = 0;
        for (Probe.Subtitle track : probe.subtitles()) {
            String name = "captions-" + ++number + ".vtt";
            Path vtt = output.resolve(name);
            NativeTool.Result result =
                    tool.run(
                            List.of(
                                    "-i",
                                    file.toString(),
                                    "-map",
                                    "0:" + track.index(),
                                    "-f",
                                    "webvtt",
                                    vtt.toString()),
                            limit,
                            output);
            if (result.isGood() && Files.isRegularFile(vtt)) {
                take(vtt, name, track, report);
            }
        }
    }

    private static void take(Path vtt, String name, Probe.Subtitle track, Report report)
            throws IOException {
        List<Cue> cues = Cue.parse(Files.readString(vtt));
        if (cues.isEmpty()) {
            Files.delete(vtt);
            return;
        }
        Files.writeString(vtt, Cue.webVtt(cues));
        String language = Languages.tag(track.language()).orElse("und");
        report.add(new Finding.Captions(name, language, track.title()));
        for (Cue cue : cues) {
            report.text(new Place.Span(cue.start(), cue.end()), cue.words());
        }
    }
}
