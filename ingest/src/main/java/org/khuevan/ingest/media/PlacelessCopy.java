package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.NativeTool;

/// A recording as everybody may have it, if it says where it was made, as phones and cameras write
/// it: sound, picture and captions as they are, and nothing else.
final class PlacelessCopy {

    private static final Duration COPYING = Duration.ofMinutes(10);

    private final FfmpegTool tool;

    PlacelessCopy(FfmpegTool tool) {
        this.tool = tool;
    }

    /// @param output receives it
    /// @return empty if there is no need of it, or if it cannot be made
    Optional<Finding.PublicCopy> of(Path file, Probe probe, String mediaType, Path output)
            throws IOException, InterruptedException {
        if (!probe.tellsAPlace() || !mediaType.matches("(video|audio)/(mp4|x-m4[av]|quicktime)")) {
            return Optional.empty();
        }
        boolean old = mediaType.endsWith("quicktime");
        Path copy = output.resolve(old ? "public.mov" : "public.mp4");
        List<String> command = new ArrayList<>(List.of(tool.program(), "-v", "error", "-nostdin"));
        command.addAll(List.of("-y", "-i", file.toString(), "-map", "0:v?", "-map", "0:a?"));
        command.addAll(List.of("-map", "0:s?", "-c", "copy", "-map_metadata", "-1"));
        command.addAll(List.of("-map_metadata:s", "-1", "-movflags", "+faststart"));
        command.add(copy.toString());
        NativeTool.Allowance allowance =
                new NativeTool.Allowance(
                        COPYING, Optional.of(output), 2 * Files.size(file) + 100_000_000);
        if (tool.runWhole(command, allowance, _ -> {}).isGood()) {
            return Optional.of(
                    new Finding.PublicCopy(old ? "public.mov" : "public.mp4", mediaType));
        }
        Files.deleteIfExists(copy);
        return Optional.empty();
    }
}
