package org.khuevan.ingest.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.reading.NativeTool;

/// The sound of a recording as speech recognition wants it: one channel, 16,000 little-endian
/// 16-bit samples a second.
public final class SpeechSound {

    public static final int RATE = 16_000;

    private final FfmpegTool tool;

    /// @param folder where the programs are unpacked
    public SpeechSound(Path folder, Limits limits) {
        this.tool = new FfmpegTool(folder, limits.nativeMegabytes());
    }

    /// Writes the first sound of a recording.
    ///
    /// @return why there is none
    public Optional<Problem> extract(Path recording, Path samples, Duration limit)
            throws InterruptedException {
        NativeTool.Result result =
                tool.run(
                        List.of(
                                "-i",
                                recording.toString(),
                                "-map",
                                "0:a:0?",
                                "-vn",
                                "-ac",
                                "1",
                                "-ar",
                                Integer.toString(RATE),
                                "-f",
                                "s16le",
                                samples.toString()),
                        limit,
                        FfmpegTool.folder(samples));
        try {
            boolean heard = Files.isRegularFile(samples) && Files.size(samples) > RATE / 5;
            if (heard && result.stopped().isEmpty()) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(result.isGood() ? Problem.NO_STREAMS : FfmpegProblem.of(result));
    }
}
