package org.khuevan.ingest.media;

import java.util.ArrayList;
import java.util.List;

/// The command that makes an HLS stream (RFC 8216, fragmented MP4) of a file in one pass: for video
/// a rendition at its own size, at most 1080 lines, and smaller ones for weak lines, their key
/// frames at the same times, and one of sound alone; for audio one. Sound is as loud as everywhere
/// else (EBU R 128 at -16 LUFS, as for phones). The playlists grow while the pass runs, so that the
/// beginning can be played at once.
///
/// The same pass writes what is looked through afterwards: a small picture for every second of a
/// video ([#SMALL]), or the sound at a low rate ([#COARSE]). It makes no sheets of them, for ffmpeg
/// would hold the stream back until the first sheet is full.
final class Ladder {

    /// The folder of the rendition without a picture.
    static final String SOUND = "sound";

    /// A picture a second, in planes of 4:2:0, of the size that [SmallPictures] tells.
    static final String SMALL = "small.yuv";

    /// One channel of little-endian 16-bit samples, [#COARSE_RATE] a second.
    static final String COARSE = "sound.raw";

    static final int COARSE_RATE = 8_000;

    private static final List<Rung> RUNGS =
            List.of(
                    new Rung(1080, 23, 3_800, 128),
                    new Rung(720, 23, 2_000, 96),
                    new Rung(480, 24, 900, 96),
                    new Rung(240, 26, 280, 48));

    /// All renditions at their highest rates, and half as much again for what is written beside
    /// them.
    static final long MOST_BYTES_A_SECOND =
            RUNGS.stream().mapToLong(rung -> rung.kilobits() + rung.soundKilobits()).sum()
                    * 1_000
                    / 8
                    * 3
                    / 2;

    private static final String SECONDS = "4";

    /// The first segment is shorter, so that it is there sooner.
    private static final String BEGINNING = "2";

    private static final String KEYS =
            "expr:if(lt(n_forced,2),gte(t,n_forced*2),gte(t,(n_forced-1)*4))";
    private static final String LOUDNESS = "loudnorm=I=-16:TP=-1.5:LRA=11,aresample=48000";
    private static final String AS_IT_IS = "aresample=48000";

    private final String ffmpeg;
    private final String file;
    private final Probe probe;
    private final String folder;
    private final String loudness;
    private final String threads;
    private final List<String> command = new ArrayList<>();

    /// @param lines of the picture's shorter side
    /// @param fidelity x264's constant rate factor
    /// @param kilobits a second of the picture, at most
    /// @param soundKilobits a second
    private record Rung(int lines, int fidelity, int kilobits, int soundKilobits) {}

    /// @param folder for the results; the playlist is `stream/master.m3u8`
    /// @param levelled whether sound is made as loud as everywhere else
    Ladder(String ffmpeg, String file, Probe probe, String folder, boolean levelled) {
        this.threads = Integer.toString(FfmpegTool.THREADS);
        this.ffmpeg = ffmpeg;
        this.file = file;
        this.probe = probe;
        this.folder = folder;
        this.loudness = levelled ? LOUDNESS : AS_IT_IS;
    }

    List<String> command() {
        command.addAll(List.of(ffmpeg, "-hide_banner", "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of("-threads", threads, "-filter_complex_threads", threads));
        command.addAll(List.of("-progress", "pipe:1", "-nostats", "-i", file));
        if (probe.pictures().isEmpty()) {
            audio();
        } else {
            video();
        }
        return command;
    }

    private void audio() {
        command.addAll(
                List.of(
                        "-filter_complex",
                        "[0:%d]%s%s,asplit[a][w];[w]aformat=s16:%d:mono[c]"
                                .formatted(sound(), longEnough(), loudness, COARSE_RATE)));
        command.addAll(List.of("-map", "[a]", "-c:a", "aac", "-b:a", "96k", "-ac", "2"));
        stream("a:0,name:" + SOUND);
        command.addAll(List.of("-map", "[c]", "-f", "s16le", folder + "/" + COARSE));
    }

    /// Of less than a second players make nothing, and ffmpeg no list of renditions: silence
    /// follows its sound, and its last picture stays.
    private String longEnough() {
        return isMoment() ? "apad=whole_dur=1," : "";
    }

    private boolean isMoment() {
        return probe.duration() < 1;
    }

    private void video() {
        Probe.Picture picture = probe.pictures().getFirst();
        boolean sound = !probe.sounds().isEmpty();
        List<Rung> rungs = rungs(Math.min(picture.width(), picture.height()));
        String filter = pictures(picture, rungs) + (sound ? ";" + sounds(rungs.size() + 1) : "");
        command.addAll(List.of("-filter_complex", filter));
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < rungs.size(); i++) {
            Rung rung = rungs.get(i);
            rate(i, rung);
            streams.append("v:").append(i);
            if (sound) {
                command.addAll(List.of("-map", "[a" + i + "]"));
                command.addAll(List.of("-b:a:" + i, rung.soundKilobits() + "k"));
                streams.append(",a:").append(i);
            }
            streams.append(",name:").append(rung.lines()).append(' ');
        }
        if (sound) {
            int last = rungs.size();
            command.addAll(List.of("-map", "[a" + last + "]", "-b:a:" + last, "48k"));
            streams.append("a:").append(last).append(",name:").append(SOUND);
        }
        encode();
        stream(streams.toString().strip());
        command.addAll(List.of("-map", "[small]", "-f", "rawvideo", folder + "/" + SMALL));
    }

    /// Each smaller picture is made of the next larger one, and the smallest is looked at once a
    /// second.
    private String pictures(Probe.Picture picture, List<Rung> rungs) {
        StringBuilder filter = new StringBuilder("[0:" + picture.index() + "]");
        filter.append(picture.interlaced() ? "bwdif=mode=send_frame," : "");
        filter.append(isMoment() ? "tpad=stop_mode=clone:stop_duration=1," : "");
        for (int i = 0; i < rungs.size(); i++) {
            filter.append(i == 0 ? "" : "[n" + (i - 1) + "]")
                    .append(scale(picture, rungs.get(i).lines()))
                    .append(asItIsShown(picture))
                    .append(i == 0 ? picture.corrected() : "")
                    .append(i == 0 ? ",format=yuv420p" : "")
                    .append(",split[v%d][n%d];".formatted(i, i));
        }
        SmallPictures small = new SmallPictures(picture);
        return filter.append(
                        "[n%d]fps=1,scale=%d:%d,setsar=1[small]"
                                .formatted(rungs.size() - 1, small.width(), small.height()))
                .toString();
    }

    private static String scale(Probe.Picture picture, int lines) {
        return picture.width() >= picture.height()
                ? "scale=w=trunc(iw*sar*%d/ih/2)*2:h=%d".formatted(lines, lines)
                : "scale=w=%d:h=trunc(ih*%d/(iw*sar)/2)*2".formatted(lines, lines);
    }

    /// A width is a whole number of pairs of pixels, 852 for 480 lines of 16:9. What that lacks is
    /// told as the shape of a pixel, or a player of the picture's own shape would have a black line
    /// at its side.
    private static String asItIsShown(Probe.Picture picture) {
        return ",setdar=ratio=%d/%d:max=4096".formatted(picture.width(), picture.height());
    }

    private String sounds(int renditions) {
        StringBuilder filter = new StringBuilder();
        filter.append("[0:%d]%s%s".formatted(sound(), longEnough(), loudness));
        filter.append(",asplit=").append(renditions);
        for (int i = 0; i < renditions; i++) {
            filter.append("[a").append(i).append(']');
        }
        return filter.toString();
    }

    private int sound() {
        return probe.sounds().getFirst().index();
    }

    private void rate(int i, Rung rung) {
        command.addAll(List.of("-map", "[v" + i + "]"));
        command.addAll(List.of("-crf:v:" + i, Integer.toString(rung.fidelity())));
        command.addAll(List.of("-maxrate:v:" + i, rung.kilobits() + "k"));
        command.addAll(List.of("-bufsize:v:" + i, 2 * rung.kilobits() + "k"));
    }

    private void encode() {
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high"));
        command.addAll(List.of("-sc_threshold", "0", "-threads:v", threads));
        command.addAll(List.of("-force_key_frames", KEYS));
        command.addAll(List.of("-fpsmax", "30", "-c:a", "aac", "-ac", "2"));
    }

    private void stream(String renditions) {
        String stream = folder + "/stream";
        command.addAll(List.of("-map_metadata", "-1", "-max_muxing_queue_size", "2048"));
        command.addAll(List.of("-f", "hls", "-hls_time", SECONDS, "-hls_playlist_type", "event"));
        command.addAll(List.of("-hls_init_time", BEGINNING));
        command.addAll(List.of("-hls_segment_type", "fmp4"));
        command.addAll(List.of("-hls_flags", "independent_segments+temp_file"));
        command.addAll(List.of("-hls_fmp4_init_filename", "init.mp4"));
        command.addAll(List.of("-hls_segment_filename", stream + "/%v/%d.m4s"));
        command.addAll(List.of("-master_pl_name", "master.m3u8"));
        command.addAll(List.of("-var_stream_map", renditions, stream + "/%v/index.m3u8"));
    }

    /// Pictures are never made larger; lines are even, as the colours' half resolution asks. The
    /// first rung is the picture's own size, and the next one is clearly smaller.
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
