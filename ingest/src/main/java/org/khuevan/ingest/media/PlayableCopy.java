package org.khuevan.ingest.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How one MP4 is made of a recording, in one size.
record PlayableCopy(Path recording, Probe probe, Path mp4) {

    private static final int WIDTH = 1_280;

    /// What ffmpeg is told.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y"));
        String threads = Integer.toString(FfmpegTool.THREADS);
        arguments.addAll(List.of("-threads", threads, "-i", recording.toString()));
        if (!probe.pictures().isEmpty()) {
            picture(arguments, probe.pictures().getFirst());
        }
        if (!probe.sounds().isEmpty()) {
            arguments.addAll(List.of("-map", "0:" + probe.sounds().getFirst().index()));
            arguments.addAll(List.of("-c:a", "aac", "-ac", "2", "-b:a", "96k"));
        }
        arguments.addAll(List.of("-threads", threads));
        arguments.addAll(List.of("-map_metadata", "-1", "-movflags", "+faststart"));
        arguments.add(mp4.toString());
        return arguments;
    }

    private static void picture(List<String> arguments, Probe.Picture picture) {
        arguments.addAll(List.of("-map", "0:" + picture.index(), "-c:v", "libx264"));
        arguments.addAll(List.of("-preset", "veryfast", "-crf", "24", "-fpsmax", "30", "-vf"));
        arguments.add(
                (picture.interlaced() ? "bwdif=mode=send_frame," : "")
                        + "scale='trunc(min(%d,iw*sar)/2)*2':-2,setsar=1".formatted(WIDTH)
                        + picture.corrected()
                        + ",format=yuv420p");
    }
}
