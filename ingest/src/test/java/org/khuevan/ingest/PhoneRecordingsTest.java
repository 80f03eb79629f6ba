package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.ingest.Finding.Notice;

/// What browsers, camcorders and phones record, and what of it everybody may know.
class PhoneRecordingsTest extends ExaminerContract {

    private static final String[] FILM = {"-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=4"};
    private static final String PLACE = "+10.7769+106.7009/";

    @BeforeEach
    void unpackPrograms() throws Exception {
        // They are unpacked when the first media file comes.
        byte[] broken = "ID3\4\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        examine(Files.write(files.resolve("broken.mp3"), broken));
    }

    @Test
    void howLongARecordingIsIsFoundThoughABrowserDoesNotSayIt() throws Exception {
        Path live = film("live.webm", "-c:v", "libvpx", "-deadline", "realtime", "-live", "1");
        assertThat(seconds(read(live))).isBetween(3.8, 4.2);
    }

    @Test
    void aCamcorderIsKnownByItsPackets() throws Exception {
        Path camcorder = film("00001.mts", "-c:v", "mpeg2video", "-mpegts_m2ts_mode", "1");
        Findings found = read(camcorder);
        assertThat(found.mediaType()).isEqualTo("video/mp2t");
        assertThat(seconds(found)).isBetween(3.5, 4.5);
        Path captured = film("captured.ts", "-c:v", "mpeg2video");
        Findings renamed = read(Files.move(captured, files.resolve("captured.mp4")));
        assertThat(renamed.of(Finding.Remark.class))
                .contains(new Finding.Remark(Notice.NAME_DIFFERS));
    }

    @Test
    void aTapeIsKnownByItsBeginning() throws Exception {
        Path tape = film("tape.dv", "-target", "pal-dv");
        assertThat(read(tape).mediaType()).isEqualTo("video/x-dv");
    }

    @Test
    void aMomentIsLongEnoughToBePlayed() throws Exception {
        for (String name : List.of("moment.aiff", "moment.wav")) {
            read(fixtures.media(work, name, "-f", "lavfi", "-i", "sine=d=0.02"));
            assertThat(output.resolve("stream/master.m3u8")).content().contains("sound/index");
        }
        read(film("moment.mp4", "-c:v", "mpeg4", "-t", "0.1"));
        assertThat(output.resolve("stream/master.m3u8")).content().contains("240/index");
        assertThat(output.resolve("stream/240/index.m3u8"))
                .content()
                .doesNotContain("TARGETDURATION:0\n");
    }

    @Test
    void whereAPhoneWasIsNotGivenAway() throws Exception {
        Path phone = film("phone.mov", "-c:v", "mpeg4", "-metadata", "location=" + PLACE);
        assertThat(latin(phone)).contains(PLACE);
        assertThat(read(phone).of(Finding.PublicCopy.class))
                .containsExactly(new Finding.PublicCopy("public.mov", "video/quicktime"));
        assertThat(latin(output.resolve("public.mov"))).contains("ftyp").doesNotContain(PLACE);
        assertThat(read(film("silent.mp4", "-c:v", "mpeg4")).of(Finding.PublicCopy.class))
                .isEmpty();
    }

    private Path film(String name, String... how) throws Exception {
        return fixtures.media(
                work, name, Stream.concat(Stream.of(FILM), Stream.of(how)).toArray(String[]::new));
    }

    private static String latin(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static double seconds(Findings found) {
        return found.of(Finding.Duration.class).findFirst().orElseThrow().seconds();
    }
}
