package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.List;

/// The command that makes an HLS stream (RFC 8216, fragmented MP4) of a file in one pass: for video
/// a rendition at its own height, at most 1080 lines, and smaller ones for weak lines, their key
/// frames at the same times, and one of sound alone; for audio one. Sound is as loud as everywhere
/// else (EBU R 128 at -16 LUFS, as for phones).
final class Ladder {

    /// The folder of the rendition without a picture.
    static final String SOUND = "sound";

    private static final List<Rung> RUNGS =
            List.of(
                    new Rung(1080, 23, 3_800, 128),
                    new Rung(720, 23, 2_000, 96),
                    new Rung(480, 24, 900, 96),
                    new Rung(240, 26, 280, 48));
    private static final String SECONDS = "4";
    private static final String LOUDNESS = "loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000";

    /// @param lines of the picture
    /// @param fidelity x264's constant rate factor
    /// @param kilobits a second of the picture, at most
    /// @param soundKilobits a second
    private record Rung(int lines, int fidelity, int kilobits, int soundKilobits) {}

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
                        "-af",
                        LOUDNESS,
                        "-c:a",
                        "aac",
                        "-b:a",
                        "96k",
                        "-ac",
                        "2"));
        return "a:0,name:" + SOUND;
    }

    private static String video(List<String> command, Probe probe, boolean sound) {
        Probe.Picture picture = probe.pictures().getFirst();
        List<Rung> rungs = rungs(picture.height());
        StringBuilder filter = new StringBuilder("[0:" + picture.index() + "]split=");
        filter.append(rungs.size());
        for (int i = 0; i < rungs.size(); i++) {
            filter.append("[s").append(i).append(']');
        }
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < rungs.size(); i++) {
            int lines = rungs.get(i).lines();
            filter.append(
                    ";[s%d]scale=w=trunc(iw*sar*%d/ih/2)*2:h=%d,setsar=1,format=yuv420p[v%d]"
                            .formatted(i, lines, lines, i));
            streams.append(i == 0 ? "" : " ").append("v:").append(i);
            streams.append(sound ? ",a:" + i : "").append(",name:").append(lines);
        }
        if (sound) {
            filter.append(
                    ";[0:%d]%s,asplit=%d"
                            .formatted(
                                    probe.sounds().getFirst().index(), LOUDNESS, rungs.size() + 1));
            for (int i = 0; i <= rungs.size(); i++) {
                filter.append("[a").append(i).append(']');
            }
            streams.append(" a:").append(rungs.size()).append(",name:").append(SOUND);
        }
        command.addAll(List.of("-filter_complex", filter.toString()));
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            command.addAll(
                    List.of(
                            "-map",
                            "[v" + i + "]",
                            "-crf:v:" + i,
                            Integer.toString(rung.fidelity()),
                            "-maxrate:v:" + i,
                            rung.kilobits() + "k",
                            "-bufsize:v:" + i,
                            2 * rung.kilobits() + "k"));
            if (sound) {
                command.addAll(
                        List.of("-map", "[a" + i + "]", "-b:a:" + i, rung.soundKilobits() + "k"));
            }
        }
        if (sound) {
            command.addAll(
                    List.of("-map", "[a" + rungs.size() + "]", "-b:a:" + rungs.size(), "48k"));
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
                        "2"));
        return streams.toString();
    }

    /// Pictures are never made larger; lines are even, as the colours' half resolution asks. The
    /// first rung is the picture's own height, and the next one is clearly smaller.
    private static List<Rung> rungs(int source) {
        int largest = Math.max(2, Math.min(RUNGS.getFirst().lines(), source) / 2 * 2);
        Rung like =
                RUNGS.stream()
                        .filter(rung -> rung.lines() <= largest)
                        .findFirst()
                        .orElse(RUNGS.getLast());
        List<Rung> rungs = new ArrayList<>();
        rungs.add(new Rung(largest, like.fidelity(), like.kilobits(), like.soundKilobits()));
        RUNGS.stream().filter(rung -> rung.lines() * 5 <= largest * 4).forEach(rungs::add);
        return rungs;
    }
}
