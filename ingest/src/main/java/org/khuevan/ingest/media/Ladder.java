package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.List;

/// The command that makes an HLS stream (RFC 8216, fragmented MP4) of a file: for video one
/// rendition at its height, at most 720 lines, and a small one for weak lines; for audio one.
final class Ladder {

    private static final int LARGE = 720;
    private static final int SMALL = 360;
    private static final String SECONDS = "4";

    private Ladder() {}

    /// @param folder for the stream; its playlist is `master.m3u8`
    static List<String> command(String ffmpeg, String file, Probe probe, String folder) {
        List<String> command = new ArrayList<>(List.of(ffmpeg, "-hide_banner", "-v", "error"));
        command.addAll(List.of("-nostdin", "-y", "-progress", "pipe:1", "-nostats"));
        command.addAll(List.of("-i", file));
        boolean sound = !probe.sounds().isEmpty();
        String streams =
                probe.pictures().isEmpty() ? audio(command, probe) : video(command, probe, sound);
        command.addAll(
                List.of(
                        "-max_muxing_queue_size",
                        "2048",
                        "-f",
                        "hls",
                        "-hls_time",
                        SECONDS,
                        "-hls_playlist_type",
                        "vod",
                        "-hls_segment_type",
                        "fmp4",
                        "-hls_flags",
                        "independent_segments",
                        "-hls_fmp4_init_filename",
                        "init.mp4",
                        "-hls_segment_filename",
                        folder + "/%v/%d.m4s",
                        "-master_pl_name",
                        "master.m3u8",
                        "-var_stream_map",
                        streams,
                        folder + "/%v/index.m3u8"));
        return command;
    }

    private static String audio(List<String> command, Probe probe) {
        command.addAll(
                List.of(
                        "-map",
                        "0:" + probe.sounds().getFirst().index(),
                        "-map_metadata",
                        "-1",
                        "-vn",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "96k",
                        "-ac",
                        "2",
                        "-ar",
                        "48000"));
        return "a:0";
    }

    private static String video(List<String> command, Probe probe, boolean sound) {
        Probe.Picture picture = probe.pictures().getFirst();
        List<Integer> heights = heights(picture.height());
        StringBuilder filter = new StringBuilder("[0:" + picture.index() + "]split=");
        filter.append(heights.size());
        for (int i = 0; i < heights.size(); i++) {
            filter.append("[s").append(i).append(']');
        }
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < heights.size(); i++) {
            filter.append(
                    ";[s%d]scale=w=trunc(iw*sar*%d/ih/2)*2:h=%d,setsar=1,format=yuv420p[v%d]"
                            .formatted(i, heights.get(i), heights.get(i), i));
            streams.append(i == 0 ? "" : " ").append("v:").append(i);
            streams.append(sound ? ",a:" + i : "");
        }
        command.addAll(List.of("-filter_complex", filter.toString()));
        for (int i = 0; i < heights.size(); i++) {
            boolean large = heights.get(i) > SMALL;
            command.addAll(List.of("-map", "[v" + i + "]"));
            rate(command, i, large);
            if (sound) {
                command.addAll(List.of("-map", "0:" + probe.sounds().getFirst().index()));
                command.addAll(List.of("-b:a:" + i, large ? "96k" : "64k"));
            }
        }
        command.addAll(
                List.of(
                        "-map_metadata",
                        "-1",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-profile:v",
                        "high",
                        "-sc_threshold",
                        "0",
                        "-force_key_frames",
                        "expr:gte(t,n_forced*" + SECONDS + ")",
                        "-fpsmax",
                        "30",
                        "-c:a",
                        "aac",
                        "-ac",
                        "2",
                        "-ar",
                        "48000"));
        return streams.toString();
    }

    private static void rate(List<String> command, int i, boolean large) {
        command.addAll(
                List.of(
                        "-crf:v:" + i, large ? "23" : "25",
                        "-maxrate:v:" + i, large ? "2200k" : "600k",
                        "-bufsize:v:" + i, large ? "4400k" : "1200k"));
    }

    /// Pictures are never made larger; heights are even, as the colours' half resolution asks.
    private static List<Integer> heights(int source) {
        int largest = Math.max(2, Math.min(LARGE, source) / 2 * 2);
        return largest > SMALL * 5 / 4 ? List.of(largest, SMALL) : List.of(largest);
    }
}
