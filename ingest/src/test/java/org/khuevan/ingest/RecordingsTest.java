package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Finding.Notice;

/// What a lecture, a phone and an old camera leave behind, through the real ffmpeg and Tesseract.
class RecordingsTest {

    /// Somebody who never stands still, in a corner of the picture.
    private static final String SPEAKER =
            "color=c=0x405060:s=200x150:r=12,noise=alls=10:allf=t[wall]"
                    + ";color=c=0xd0a080:s=70x100:r=12[face]"
                    + ";[wall][face]overlay=x='65+20*sin(t*2)':y='40+8*sin(t*3)'[speaker]";

    @TempDir static Path work;
    @TempDir static Path files;

    private static Examiners examiners;
    private static Fixtures fixtures;

    private Path output = work;

    @BeforeAll
    static void start() throws Exception {
        examiners = new Examiners(Limits.standard(), work);
        fixtures = new Fixtures(files);
        // The programs are unpacked when the first media file comes.
        Path broken = Files.write(files.resolve("broken.mp3"), "ID3\4\0\0\0\0\0\0".getBytes());
        Path folder = Files.createTempDirectory(work, "output-");
        assertThat(examiners.examine(broken, "broken.mp3", folder, (_, _) -> {}))
                .isInstanceOf(Examination.Unreadable.class);
    }

    @AfterAll
    static void stop() {
        examiners.close();
    }

    @Test
    void aLectureIsKnownByTheSlidesItShowed() throws Exception {
        Path slide = new ScanFixtures(files).picture("slide.png");
        Path lecture =
                video(
                        "lecture.mp4",
                        ("color=c=white:s=1280x720:r=6:d=30[paper];movie=%s[slide]"
                                        + ";[paper][slide]overlay=enable='between(t,10,20)'[shown];"
                                        + SPEAKER
                                        + ";[shown][speaker]overlay=W-w-10:H-h-10")
                                .formatted(slide),
                        30);
        Findings playable = read(lecture);
        assertThat(playable.of(Finding.Still.class)).hasSizeBetween(1, 3);
        assertThat(Examiners.isPictured(playable)).isTrue();
        Findings found = examiners.picture(lecture, "lecture.mp4", playable, output, (_, _) -> {});
        assertThat(found.of(Finding.Still.class)).isEmpty();
        assertThat(Examiners.isPictured(found)).isFalse();
        List<Finding.ShownSlide> slides = found.of(Finding.ShownSlide.class).toList();
        assertThat(slides).hasSize(1);
        assertThat(slides.getFirst().span().start()).isBetween(9.0, 11.0);
        assertThat(slides.getFirst().span().end()).isBetween(19.0, 21.0);
        assertThat(output.resolve(slides.getFirst().path())).isNotEmptyFile();
        assertThat(found.textsOf(slides.getFirst()))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.place()).isEqualTo(slides.getFirst().span());
                    assertThat(text.text()).contains("Quang hợp", "diệp lục");
                });
        assertThat(found.of(Finding.Remark.class))
                .contains(new Finding.Remark(Notice.READ_FROM_PICTURES));
        String seek = Files.readString(output.resolve("seek.vtt"));
        assertThat(seek).contains("00:00:28.000 --> 00:00:30.000\nseek-1.jpg#xywh=640,180,160,90");
        assertThat(output.resolve("seek-1.jpg")).isNotEmptyFile();
        assertThat(output.resolve("small.yuv")).doesNotExist();
    }

    @Test
    void itPlaysWhileTheRestIsStillMade() throws Exception {
        Path film = video("film.mp4", "testsrc2=s=640x480:r=25:d=40", 40);
        List<Findings> shown = new ArrayList<>();
        List<String> playlists = new ArrayList<>();
        output = Files.createTempDirectory(work, "output-");
        examiners.examine(
                film,
                "film.mp4",
                output,
                (_, _) -> {},
                (soFar, ready) -> {
                    shown.add(soFar);
                    assertThat(ready.lastEntry().getKey()).isEqualTo("stream/master.m3u8");
                    ready.forEach((path, file) -> {
                        assertThat(file).as(path).isRegularFile();
                        if (path.equals("stream/240/index.m3u8")) {
                            playlists.add(content(file));
                        }
                    });
                });
        assertThat(shown).isNotEmpty();
        assertThat(shown.getFirst().of(Finding.Stream.class))
                .containsExactly(new Finding.Stream("stream/master.m3u8", ""));
        assertThat(shown.getFirst().of(Finding.Thumbnail.class)).hasSize(1);
        assertThat(playlists.getFirst())
                .contains("#EXT-X-PLAYLIST-TYPE:EVENT", "0.m4s")
                .doesNotContain("#EXT-X-ENDLIST");
        assertThat(output.resolve("stream/240/index.m3u8")).content().contains("#EXT-X-ENDLIST");
        assertThat(output.resolve("growing")).doesNotExist();
    }

    @Test
    void whatPhonesAndOldCamerasMake() throws Exception {
        Path lying = video("lying.mp4", "testsrc2=s=640x360:r=30:d=3", 3);
        Path upright =
                fixtures.media(
                        work,
                        "upright.mp4",
                        "-display_rotation",
                        "90",
                        "-i",
                        lying.toString(),
                        "-c",
                        "copy");
        assertThat(read(upright).of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(360, 640));
        assertThat(master()).contains("RESOLUTION=360x640", "RESOLUTION=240x426");

        Path interlaced =
                fixtures.media(
                        work,
                        "camera.mpg",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=720x576:r=50:d=3,interlace,setsar=16/15",
                        "-c:v",
                        "mpeg2video",
                        "-b:v",
                        "4M",
                        "-flags",
                        "+ilme+ildct");
        assertThat(read(interlaced).of(Finding.Dimensions.class))
                .containsExactly(new Finding.Dimensions(768, 576));
        assertThat(master()).contains("RESOLUTION=768x576");

        Path bright =
                fixtures.media(
                        work,
                        "bright.mp4",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=white:s=320x240:r=10:d=2,setparams=color_primaries=bt709:"
                                + "color_trc=bt709:colorspace=bt709,zscale=t=smpte2084:p=bt2020:"
                                + "m=bt2020nc:npl=203,format=yuv420p10le",
                        "-c:v",
                        "libx265",
                        "-x265-params",
                        "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc");
        assertThat(read(bright).of(Finding.Stream.class)).hasSize(1);
        // Shown without a change, the white of such a picture is a dull grey.
        assertThat(brightness(output.resolve("thumbnail.jpg"))).isGreaterThan(200);
    }

    /// A phone that lacks light takes fewer pictures a second.
    @Test
    void renditionsOfAnUnevenVideoChangeAtTheSameTimes() throws Exception {
        Path uneven =
                fixtures.media(
                        work,
                        "uneven.mp4",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=854x480:r=30:d=5,setpts='if(lt(N,60),N,60+(N-60)*4)/30/TB'",
                        "-fps_mode",
                        "vfr",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast");
        Findings found = read(uneven);
        double seconds = found.of(Finding.Duration.class).findFirst().orElseThrow().seconds();
        assertThat(seconds).isBetween(13.0, 15.0);
        List<Double> large = segments("480");
        assertThat(large).isEqualTo(segments("240"));
        assertThat(large.getFirst()).isLessThan(2.5);
        assertThat(large.stream().mapToDouble(one -> one).sum())
                .isBetween(seconds - 1, seconds + 1);
        // It is silent, and there is nothing to hear by itself.
        assertThat(found.of(Finding.Stream.class))
                .containsExactly(new Finding.Stream("stream/master.m3u8", ""));
        assertThat(output.resolve("stream/sound")).doesNotExist();
    }

    @Test
    void whatNoBrowserPlaysIsPlayed() throws Exception {
        List<List<String>> makes =
                List.of(
                        List.of("old.avi", "mjpeg", "pcm_s16le"),
                        List.of("older.wmv", "msmpeg4v2", "wmav2"),
                        List.of("clip.flv", "flv", "libmp3lame"),
                        List.of("lecture.webm", "libvpx-vp9", "libopus"));
        for (List<String> make : makes) {
            Path file =
                    fixtures.media(
                            work,
                            make.get(0),
                            "-f",
                            "lavfi",
                            "-i",
                            "testsrc2=s=320x240:r=25:d=1",
                            "-f",
                            "lavfi",
                            "-i",
                            "sine=d=1:r=44100",
                            "-c:v",
                            make.get(1),
                            "-c:a",
                            make.get(2));
            assertThat(read(file).kind()).as(make.getFirst()).isEqualTo(Kind.VIDEO);
            assertThat(master())
                    .as(make.getFirst())
                    .contains("RESOLUTION=320x240", "CODECS=\"avc1.", "mp4a.40.2");
        }
    }

    @Test
    void aVideoWithoutAPictureIsASound() throws Exception {
        Path file =
                fixtures.media(work, "voice.mp4", "-f", "lavfi", "-i", "sine=d=3", "-c:a", "aac");
        Findings found = read(file);
        assertThat(found.kind()).isEqualTo(Kind.AUDIO);
        assertThat(found.mediaType()).startsWith("audio/");
        assertThat(found.of(Finding.Waveform.class)).hasSize(1);
        assertThat(found.of(Finding.Thumbnail.class)).hasSize(1);
        assertThat(found.of(Finding.Stream.class))
                .containsExactly(
                        new Finding.Stream("stream/master.m3u8", "stream/sound/index.m3u8"));
    }

    @Test
    void aScratchInTheMiddleCostsOnlyItself() throws Exception {
        Path film = video("scratched.mp4", "testsrc2=s=320x240:r=25:d=6", 6);
        byte[] bytes = Files.readAllBytes(film);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 2_000, (byte) 0x5A);
        Findings found = read(Files.write(film, bytes));
        assertThat(found.of(Finding.Stream.class)).hasSize(1);
        assertThat(segments("240").stream().mapToDouble(one -> one).sum()).isGreaterThan(5);
    }

    /// How long the segments of a rendition are.
    private List<Double> segments(String rendition) throws IOException {
        return Files.readString(output.resolve("stream/" + rendition + "/index.m3u8"))
                .lines()
                .filter(line -> line.startsWith("#EXTINF:"))
                .map(line -> Double.valueOf(line.replaceAll("[^\\d.]", "")))
                .toList();
    }

    @Test
    void aRadioPlayHasChaptersAndAShape() throws Exception {
        Path chapters =
                fixtures.text(
                        "chapters.txt",
                        """
                        ;FFMETADATA1
                        title=Truyện kể
                        [CHAPTER]
                        TIMEBASE=1/1
                        START=0
                        END=3
                        title=Mở đầu
                        [CHAPTER]
                        TIMEBASE=1/1
                        START=3
                        END=6
                        title=Kết thúc
                        """);
        Path book =
                fixtures.media(
                        work,
                        "book.m4b",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=6,volume='if(lt(t,3),0,1)':eval=frame",
                        "-i",
                        chapters.toString(),
                        "-map",
                        "0",
                        "-map_metadata",
                        "1",
                        "-c:a",
                        "aac");
        Findings found = read(book);
        assertThat(found.kind()).isEqualTo(Kind.AUDIO);
        assertThat(found.of(Finding.Chapter.class))
                .containsExactly(
                        new Finding.Chapter(new Place.Span(0, 3), "Mở đầu"),
                        new Finding.Chapter(new Place.Span(3, 6), "Kết thúc"));
        List<Integer> peaks = found.of(Finding.Waveform.class).findFirst().orElseThrow().peaks();
        assertThat(peaks).hasSizeBetween(400, 600);
        assertThat(peaks.get(peaks.size() / 5)).isLessThan(5);
        assertThat(peaks.get(peaks.size() * 4 / 5)).isGreaterThan(10);
    }

    @Test
    void timedTextOfEveryMake() throws Exception {
        Path file =
                fixtures.text(
                        "lecture.ttml",
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE tt [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                        <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="vi"
                            xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25">
                          <body begin="10s"><div>
                            <p begin="00:00:01.500" end="00:00:04.000">Xin chào<br/>các <span>em</span></p>
                            <p begin="00:00:05:05" dur="500ms">1 &lt; 2 &secret;</p>
                          </div></body>
                        </tt>
                        """);
        Findings found = read(file);
        assertThat(found.kind()).isEqualTo(Kind.CAPTIONS);
        Finding.Captions captions = found.of(Finding.Captions.class).findFirst().orElseThrow();
        assertThat(captions).isEqualTo(new Finding.Captions("captions.vtt", "vi", ""));
        assertThat(found.textsOf(captions))
                .extracting(Finding.Text::place)
                .containsExactly(new Place.Span(11.5, 14), new Place.Span(15.2, 15.7));
        assertThat(output.resolve("captions.vtt"))
                .content()
                .contains("00:00:11.500 --> 00:00:14.000\nXin chào\ncác em\n", "1 &lt; 2")
                .doesNotContain("root:");
    }

    private static Path video(String name, String source, int seconds) throws Exception {
        return fixtures.media(
                work,
                name,
                "-filter_complex",
                source + ",format=yuv420p[v]",
                "-map",
                "[v]",
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
    }

    private String master() throws IOException {
        return Files.readString(output.resolve("stream/master.m3u8"));
    }

    private static double brightness(Path picture) throws IOException {
        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(picture.toFile());
        return image.getRaster().getSample(image.getWidth() / 2, image.getHeight() / 2, 0);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Findings read(Path file) throws IOException, InterruptedException {
        output = Files.createTempDirectory(work, "output-");
        Examination examination =
                examiners.examine(file, String.valueOf(file.getFileName()), output, (_, _) -> {});
        assertThat(examination).isInstanceOf(Examination.Readable.class);
        return ((Examination.Readable) examination).findings();
    }
}
