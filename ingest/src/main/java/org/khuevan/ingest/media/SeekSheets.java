package org.khuevan.ingest.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Cue;
import org.khuevan.ingest.Finding;

/// Small pictures of a video for finding a second in it, many to a sheet, so that dragging along
/// the seek bar fetches few and small files.
final class SeekSheets {

    /// Pictures across and down a sheet.
    private static final int SIDE = 5;

    /// More pictures than these are more than the width of a seek bar tells apart.
    private static final int MOST = 250;

    private final FfmpegTool tool;

    SeekSheets(FfmpegTool tool) {
        this.tool = tool;
    }

    /// @param small a picture a second
    Optional<Finding.SeekPictures> make(Path small, SmallPictures size, Path output)
            throws IOException, InterruptedException {
        long seconds = Files.size(small) / (size.light() * 3L / 2);
        int every = (int) Math.max(2, Math.ceilDiv(seconds, MOST));
        if (seconds == 0 || !sheets(small, size, every, output)) {
            return Optional.empty();
        }
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (int i = 0; i * every < seconds; i++) {
            int place = i % (SIDE * SIDE);
            vtt.append(
                    "\n%s --> %s\nseek-%d.jpg#xywh=%d,%d,%d,%d\n"
                            .formatted(
                                    Cue.time(i * every),
                                    Cue.time((i + 1) * every),
                                    i / (SIDE * SIDE) + 1,
                                    place % SIDE * size.width(),
                                    place / SIDE * size.height(),
                                    size.width(),
                                    size.height()));
        }
        Files.writeString(output.resolve("seek.vtt"), vtt);
        return Optional.of(new Finding.SeekPictures("seek.vtt"));
    }

    private boolean sheets(Path small, SmallPictures size, int every, Path output)
            throws InterruptedException {
        return tool.run(
                        List.of(
                                "-f",
                                "rawvideo",
                                "-pixel_format",
                                "yuv420p",
                                "-video_size",
                                size.width() + "x" + size.height(),
                                "-framerate",
                                "1",
                                "-i",
                                small.toString(),
                                "-vf",
                                "select='not(mod(n\\,%d))',tile=%dx%d".formatted(every, SIDE, SIDE),
                                "-fps_mode",
                                "passthrough",
                                "-q:v",
                                "6",
                                output.resolve("seek-%d.jpg").toString()),
                        FfmpegTool.SHORT,
                        output)
                .isGood();
    }
}
