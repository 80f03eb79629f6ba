package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.reading.NativeTool;
import org.khuevan.ingest.reading.Report;

/// A recording as everybody may have it, if it says where it was made, as phones and cameras write
/// it: sound, picture and captions as they are, and nothing else.
final class PlacelessCopy {

    private static final Duration COPYING = Duration.ofMinutes(10);

    private static final List<String> ALL = List.of("0:v?", "0:a?", "0:s?");
    private static final List<String> FIRST = List.of("0:v:0?", "0:a:0?");

    /// Of containers that tell places, and stay what they are.
    private static final Map<String, String> ENDINGS =
            Map.ofEntries(
                    Map.entry("video/mp4", "mp4"),
                    Map.entry("audio/mp4", "mp4"),
                    Map.entry("video/x-m4v", "mp4"),
                    Map.entry("audio/x-m4a", "mp4"),
                    Map.entry("video/quicktime", "mov"),
                    Map.entry("video/3gpp", "3gp"),
                    Map.entry("video/3gpp2", "3g2"),
                    Map.entry("video/x-matroska", "mkv"),
                    Map.entry("video/webm", "webm"));

    private final FfmpegTool tool;

    PlacelessCopy(FfmpegTool tool) {
        this.tool = tool;
    }

    /// @param output receives it
    /// @param report receives it too, or the remark that it cannot be made
    void of(Path file, Probe probe, String mediaType, Path output, Report report)
            throws IOException, InterruptedException {
        if (!probe.tellsAPlace()) {
            return;
        }
        String ending = ENDINGS.get(mediaType);
        if (ending != null) {
            // A track of a kind that the container is not for makes it impossible to copy all.
            for (List<String> tracks : List.of(ALL, FIRST)) {
                if (copied(file, tracks, output.resolve("public." + ending))) {
                    report.add(new Finding.PublicCopy("public." + ending, mediaType));
                    return;
                }
            }
        }
        report.notice(Notice.PLACE_TOLD);
    }

    private boolean copied(Path file, List<String> tracks, Path copy)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool.program(), "-v", "error", "-nostdin"));
        command.addAll(List.of("-y", "-i", file.toString()));
        tracks.forEach(track -> command.addAll(List.of("-map", track)));
        command.addAll(List.of("-c", "copy", "-map_metadata", "-1", "-map_metadata:s", "-1"));
        command.addAll(List.of("-movflags", "+faststart", copy.toString()));
        NativeTool.Allowance allowance =
                new NativeTool.Allowance(
                        COPYING,
                        Optional.of(FfmpegTool.folder(copy)),
                        2 * Files.size(file) + 100_000_000);
        if (tool.runWhole(command, allowance, _ -> {}).isGood()) {
            return true;
        }
        Files.deleteIfExists(copy);
        return false;
    }
}
