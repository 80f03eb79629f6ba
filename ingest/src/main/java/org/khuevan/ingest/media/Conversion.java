package org.khuevan.ingest.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Preview;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Report;

/// Makes the stream of one file, and shows its beginning as soon as it can be played.
final class Conversion {

    private final FfmpegTool tool;
    private final Path file;
    private final Probe probe;
    private final Path output;
    private final GrowingStream stream;
    private @Nullable RuntimeException notShown;
    private @Nullable IOException notCopied;

    Conversion(FfmpegTool tool, Path file, Probe probe, Path output) {
        this.tool = tool;
        this.file = file;
        this.probe = probe;
        this.output = output;
        this.stream = new GrowingStream(output);
    }

    /// How a conversion ended.
    ///
    /// @param seconds that can be played
    /// @param problem why nothing can
    record Converted(double seconds, Optional<Problem> problem, String detail) {}

    /// @param soFar what is known without the stream
    /// @throws UncheckedIOException if there is no room for the result
    Converted run(
            NativeTool.Allowance allowance,
            Report report,
            Supplier<Findings> soFar,
            Preview preview)
            throws IOException, InterruptedException {
        NativeTool.Result result = convert(true, allowance, report, soFar, preview);
        if (result.errors().contains("NaN") && !stream.isPlayable()) {
            // The filter that levels sound fails on some that last no second.
            result = convert(false, allowance, report, soFar, preview);
        }
        stream.tidy();
        if (notShown != null) {
            throw notShown;
        }
        if (notCopied != null) {
            throw notCopied;
        }
        if (result.errors().contains("No space left")) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        boolean usable =
                stream.isPlayable() && result.stopped().isEmpty() && !result.lackedMemory();
        return new Converted(
                stream.seconds(),
                usable ? Optional.empty() : Optional.of(FfmpegProblem.of(result)),
                result.errors());
    }

    private NativeTool.Result convert(
            boolean levelled,
            NativeTool.Allowance allowance,
            Report report,
            Supplier<Findings> soFar,
            Preview preview)
            throws InterruptedException {
        Ladder ladder =
                new Ladder(tool.program(), file.toString(), probe, output.toString(), levelled);
        return tool.runWhole(
                ladder.command(),
                allowance,
                line -> {
                    if (line.startsWith("progress=")) {
                        advance(report, soFar, preview);
                    }
                });
    }

    /// The stream as it is now.
    Finding.Stream finding() {
        return new Finding.Stream(
                "stream/master.m3u8",
                stream.hasSound() ? "stream/" + Ladder.SOUND + "/index.m3u8" : "");
    }

    /// Runs in the thread that hears ffmpeg; if it threw, nobody would hear ffmpeg any more.
    private void advance(Report report, Supplier<Findings> soFar, Preview preview) {
        double all = Math.max(1, probe.duration());
        report.progress(
                Step.CONVERTING,
                (int) (Math.min(all, stream.seconds()) * 10),
                (int) (all * 10),
                5,
                90);
        if (notShown != null || notCopied != null) {
            return;
        }
        try {
            SequencedMap<String, Path> ready = stream.ready();
            if (!ready.isEmpty()) {
                Findings known = soFar.get();
                known.of(Finding.Thumbnail.class)
                        .map(Finding.Thumbnail::path)
                        .filter(path -> Files.isRegularFile(output.resolve(path)))
                        .forEach(path -> ready.putFirst(path, output.resolve(path)));
                preview.show(known, ready);
            }
        } catch (IOException e) {
            notCopied = e;
        } catch (RuntimeException e) {
            notShown = e;
        }
    }
}
