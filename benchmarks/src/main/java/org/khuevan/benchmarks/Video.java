package org.khuevan.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examiners;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Progress.Step;

/// How long a lecture of `--video-seconds=120` in 720 lines takes until its beginning can be played
/// and until all its renditions are made and everything is looked through, against a bare ffmpeg
/// that makes the same ladder and nothing else; and the later step that reads its slides.
final class Video implements Benchmark {

    private static final String LECTURE =
            "color=c=white:s=1280x720:r=25,drawgrid=w=160:h=90:t=4:c=navy:enable='lt(mod(t,40),20)'[p];"
                + "mandelbrot=s=320x180:r=25[m];[p][m]overlay=940:520,format=yuv420p[v]";

    @Override
    public String name() {
        return "video";
    }

    @Override
    public Table run(Setting setting) throws Exception {
        int seconds = setting.number("video-seconds", 120);
        Table table =
                new Table(
                        "A lecture of " + seconds + " s, 720 lines",
                        "What",
                        "Time",
                        "Against bare");
        Path work = setting.work();
        try (Examiners examiners = new Examiners(Limits.standard(), work.resolve("examiners"))) {
            Ffmpeg ffmpeg = Ffmpeg.of(examiners, work.resolve("examiners"));
            Path lecture = work.resolve("lecture.mp4");
            ffmpeg.run(
                    List.of("-filter_complex", LECTURE + ";sine[a]", "-map", "[v]", "-map", "[a]"),
                    List.of("-t", Integer.toString(seconds), "-preset", "veryfast"),
                    lecture);
            Moments times = new Moments();
            Path output = Files.createTempDirectory(work, "all-");
            Findings found = examine(examiners, lecture, output, times);
            long slides = System.nanoTime();
            examiners.picture(lecture, "lecture.mp4", found, output, (_, _) -> {});
            slides = System.nanoTime() - slides;
            long start = System.nanoTime();
            ffmpeg.run(
                    List.of("-i", lecture.toString()),
                    bare(),
                    Files.createDirectories(work.resolve("bare")).resolve("%v/index.m3u8"));
            long bare = System.nanoTime() - start;
            row(table, "bare ffmpeg, the same ladder", bare, bare);
            row(table, "examined: the beginning can be played", times.playable, bare);
            row(table, "examined: all renditions are made", times.converted, bare);
            row(table, "examined: slides found, captions and sheets made too", times.all, bare);
            row(table, "afterwards: slides looked at and read", slides, bare);
        }
        return table;
    }

    private static final class Moments {
        long playable;
        long converted;
        long all;
    }

    private static Findings examine(Examiners examiners, Path lecture, Path output, Moments times)
            throws InterruptedException {
        long start = System.nanoTime();
        Examination examination =
                examiners.examine(
                        lecture,
                        "lecture.mp4",
                        output,
                        (step, percent) -> {
                            if (step == Step.CONVERTING && percent > 5) {
                                times.converted = System.nanoTime() - start;
                            }
                        },
                        (_, _) -> {
                            if (times.playable == 0) {
                                times.playable = System.nanoTime() - start;
                            }
                        });
        times.all = System.nanoTime() - start;
        return switch (examination) {
            case Examination.Readable(Findings findings) -> findings;
            case Examination.Unreadable unreadable ->
                    throw new IllegalStateException("the lecture could not be read: " + unreadable);
        };
    }

    /// Renditions as [Examiners] makes them of such a file, each from the source.
    private static List<String> bare() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of(
                        "-filter_complex",
                        "[0:v]split=3[x][y][z];[x]scale=-2:720,format=yuv420p[v0];[y]scale=-2:480[v1]"
                            + ";[z]scale=-2:240[v2];[0:a]loudnorm=I=-16:TP=-1.5:LRA=11"
                            + ",aresample=48000,asplit=4[a0][a1][a2][a3]"));
        String[] pictures = {"23 2000k 4000k 96k", "24 900k 1800k 96k", "26 280k 560k 48k"};
        for (int i = 0; i < pictures.length; i++) {
            String[] rates = pictures[i].split(" ", -1);
            arguments.addAll(List.of("-map", "[v" + i + "]", "-crf:v:" + i, rates[0]));
            arguments.addAll(List.of("-maxrate:v:" + i, rates[1], "-bufsize:v:" + i, rates[2]));
            arguments.addAll(List.of("-map", "[a" + i + "]", "-b:a:" + i, rates[3]));
        }
        arguments.addAll(List.of("-map", "[a3]", "-b:a:3", "48k", "-c:v", "libx264"));
        arguments.addAll(
                List.of("-preset", "veryfast", "-profile:v", "high", "-sc_threshold", "0"));
        arguments.addAll(List.of("-force_key_frames", "expr:gte(t,n_forced*4)", "-fpsmax", "30"));
        arguments.addAll(List.of("-c:a", "aac", "-ac", "2", "-f", "hls", "-hls_time", "4"));
        arguments.addAll(List.of("-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"));
        arguments.addAll(List.of("-master_pl_name", "master.m3u8", "-var_stream_map"));
        arguments.add("v:0,a:0,name:720 v:1,a:1,name:480 v:2,a:2,name:240 a:3,name:sound");
        return arguments;
    }

    private static void row(Table table, String what, long took, long bare) {
        table.row(what, Table.seconds(took), Table.number(100.0 * took / bare) + " %");
    }
}
