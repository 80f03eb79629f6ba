package org.khuevan.ingest.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.NativeTool;

/// Runs `ffmpeg` and `ffprobe` within their limits.
final class FfmpegTool {

    static final Duration SHORT = Duration.ofMinutes(1);

    /// For going through a file of many gigabytes once.
    private static final Duration COUNTING = Duration.ofMinutes(10);

    private static final Pattern TIME = Pattern.compile("out_time_us=(\\d{1,15})");

    /// Of a decoder, and of each encoder. They would be as many as there are processors, and their
    /// pictures more than a tool's memory holds.
    static final int THREADS =
            Math.clamp(Runtime.getRuntime().availableProcessors() * 3L / 2, 1, 6);

    private final FfmpegBinaries binaries;
    private final NativeTool tool;

    /// @param folder where the programs are unpacked
    /// @param megabytes of address space
    FfmpegTool(Path folder, int megabytes) {
        this.binaries = FfmpegBinaries.unpackedIn(folder);
        this.tool = new NativeTool(binaries.folder(), megabytes);
    }

    String program() {
        return binaries.ffmpeg().toString();
    }

    /// What is in a file, as JSON.
    NativeTool.Result probe(Path file) throws InterruptedException {
        return tool.run(
                List.of(
                        binaries.ffprobe().toString(),
                        "-v",
                        "error",
                        "-show_format",
                        "-show_streams",
                        "-show_chapters",
                        "-of",
                        "json",
                        file.toString()),
                NativeTool.Allowance.of(SHORT),
                _ -> {});
    }

    /// How long a recording lasts that does not say so, such as one made by a browser, in seconds;
    /// 0 if it cannot be told.
    double played(Path file) throws InterruptedException {
        double[] at = {0};
        List<String> command = new ArrayList<>(List.of(program(), "-v", "error", "-nostdin"));
        command.addAll(List.of("-i", file.toString(), "-map", "0:v?", "-map", "0:a?"));
        command.addAll(List.of("-c", "copy", "-progress", "pipe:1", "-f", "null", "-"));
        tool.run(
                command,
                NativeTool.Allowance.of(COUNTING),
                line -> {
                    Matcher time = TIME.matcher(line);
                    if (time.matches()) {
                        at[0] = Math.max(at[0], Long.parseLong(time.group(1)) / 1e6);
                    }
                });
        return at[0];
    }

    /// @param arguments of ffmpeg behind those that keep it quiet
    /// @param folder into which it writes
    NativeTool.Result run(List<String> arguments, Duration limit, Path folder)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), "-hide_banner", "-v", "error"));
        command.addAll(List.of("-nostdin", "-y", "-threads", Integer.toString(THREADS)));
        command.addAll(arguments);
        return tool.run(command, NativeTool.Allowance.of(limit, folder), _ -> {});
    }

    NativeTool.Result runWhole(
            List<String> command, NativeTool.Allowance allowance, Consumer<String> heard)
            throws InterruptedException {
        return tool.run(command, allowance, heard);
    }

    /// Writes one picture.
    ///
    /// @param what the input and how it is filtered
    /// @return its size, if there is one
    Optional<Finding.Dimensions> picture(List<String> what, Path picture)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>(what);
        arguments.addAll(List.of("-frames:v", "1", "-update", "1", "-q:v", "4", "-an"));
        arguments.add(picture.toString());
        return run(arguments, SHORT, folder(picture)).isGood() ? size(picture) : Optional.empty();
    }

    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    Optional<Finding.Dimensions> size(Path picture) throws InterruptedException {
        if (!Files.isRegularFile(picture)) {
            return Optional.empty();
        }
        return Probe.parse(probe(picture).output()).pictures().stream()
                .findFirst()
                .map(p -> new Finding.Dimensions(p.width(), p.height()));
    }
}
