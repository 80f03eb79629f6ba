package org.khuevan.ingest.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.NativeTool;

/// Runs `ffmpeg` and `ffprobe` within their limits.
final class FfmpegTool {

    static final Duration SHORT = Duration.ofMinutes(1);

    private final FfmpegBinaries binaries;
    private final NativeTool tool;

    /// @param folder where the programs are unpacked
    /// @param megabytes of address space
    FfmpegTool(Path folder, int megabytes) {
        this.binaries = FfmpegBinaries.unpackedIn(folder);
        this.tool = new NativeTool(binaries.folder(), megabytes);
    }

    /// For whoever is the first to run anything from the folder.
    FfmpegTool withoutLeftovers() {
        binaries.stopLeftovers();
        return this;
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

    /// @param arguments of ffmpeg behind those that keep it quiet
    /// @param folder into which it writes
    NativeTool.Result run(List<String> arguments, Duration limit, Path folder)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(), "-hide_banner", "-v", "error"));
        command.addAll(List.of("-nostdin", "-y"));
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
