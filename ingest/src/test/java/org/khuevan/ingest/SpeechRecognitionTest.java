package org.khuevan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Heard.NotHeard;
import org.khuevan.ingest.Heard.Reason;
import org.khuevan.ingest.media.SpeechSound;

/// All of listening that needs no speech model: there is none to be had where this is built.
class SpeechRecognitionTest {

    @TempDir Path work;
    @TempDir Path files;
    @TempDir Path models;

    @Test
    void onlyAModelOfWhisperCppIsAModel() throws IOException {
        assertThat(SpeechRecognition.modelIn(models.resolve("none"))).isEmpty();
        Files.writeString(models.resolve("readme.txt"), "lmgg");
        Files.writeString(models.resolve("other.bin"), "PK, and so on");
        assertThat(SpeechRecognition.modelIn(models)).isEmpty();
        Path small = Files.writeString(models.resolve("ggml-base.bin"), "lmgg");
        assertThat(SpeechRecognition.modelIn(models)).hasValue(small);
        Path large = Files.writeString(models.resolve("ggml-large.bin"), "lmgg, and more");
        assertThat(SpeechRecognition.modelIn(models)).hasValue(large);
    }

    @Test
    void soundComesInOneChannelAtTheRateThatWhisperWants() throws Exception {
        SpeechSound sound = new SpeechSound(work, Limits.standard());
        Fixtures fixtures = new Fixtures(files);
        Path stereo =
                fixtures.media(work, "a.mka", "-f", "lavfi", "-i", "sine=d=3:r=44100", "-ac", "2");
        Path samples = files.resolve("a.pcm");
        assertThat(sound.extract(stereo, samples, Duration.ofMinutes(1))).isEmpty();
        assertThat(Files.size(samples)).isBetween(95_000L, 97_000L);

        Path mute = fixtures.media(work, "b.mp4", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1");
        assertThat(sound.extract(mute, files.resolve("b.pcm"), Duration.ofMinutes(1)))
                .hasValueSatisfying(
                        problem -> assertThat(problem).isIn(Problem.NO_STREAMS, Problem.DAMAGED));
    }

    @Test
    void aModelThatIsNoneCostsTheListeningProcessAndNothingElse() throws Exception {
        Path model = Files.write(models.resolve("ggml-bad.bin"), "lmgg and nothing".getBytes());
        SpeechRecognition listener = new SpeechRecognition(model, work, 1);
        Path speech = new Fixtures(files).media(work, "c.mka", "-f", "lavfi", "-i", "sine=d=2");
        assertThat(listener.listen(speech, 2, _ -> {}))
                .isInstanceOfSatisfying(
                        NotHeard.class,
                        not -> assertThat(not.reason()).isIn(Reason.MODEL, Reason.CRASHED));
        Path text = Files.writeString(files.resolve("d.mp3"), "no sound at all");
        assertThat(listener.listen(text, 2, _ -> {}))
                .isInstanceOfSatisfying(
                        NotHeard.class, not -> assertThat(not.reason()).isEqualTo(Reason.NO_SOUND));
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .allMatch(name -> name.startsWith("ffmpeg-"));
        }
    }
}
