package org.khuevan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Which recordings captions belong to, by names that teachers and their programs give them.
class CaptionNamesTest {

    @Test
    void theOnlyRecordingHasThemAll() {
        for (String captions : List.of("bai-hoc.vtt", "phụ đề.srt", "GMT1_Recording.vtt")) {
            assertThat(CaptionNames.recordingsOf(captions, List.of("bai-hoc.mp4")))
                    .as(captions)
                    .containsExactly("bai-hoc.mp4");
        }
        assertThat(CaptionNames.recordingsOf("bai-hoc.vtt", List.of())).isEmpty();
    }

    @Test
    void theWholeNameComesBeforeThatWithoutALanguage() {
        List<String> recordings =
                List.of(
                        "bai.mp4",
                        "bai-hoc.mp4",
                        "intro.mp4",
                        "intro-to-ai.mp4",
                        "intro-to-ai.mp3");
        assertThat(CaptionNames.recordingsOf("bai-hoc.vtt", recordings))
                .containsExactly("bai-hoc.mp4");
        assertThat(CaptionNames.recordingsOf("Intro-to-AI.srt", recordings))
                .containsExactlyInAnyOrder("intro-to-ai.mp4", "intro-to-ai.mp3");
        for (String captions :
                List.of(
                        "bai.vi.vtt",
                        "bai_vie.srt",
                        "bai.en-US.vtt",
                        "bai (vi).vtt",
                        "bai.vi.cc.vtt")) {
            assertThat(CaptionNames.recordingsOf(captions, recordings))
                    .as(captions)
                    .containsExactly("bai.mp4");
        }
        assertThat(CaptionNames.recordingsOf("bai-khac.vtt", recordings)).isEmpty();
    }

    @Test
    void meetingsHaveTheirTranscripts() {
        assertThat(
                        CaptionNames.recordingsOf(
                                "GMT20250102-070000_Recording.transcript.vtt",
                                List.of(
                                        "GMT20250102-070000_Recording_1920x1080.mp4",
                                        "GMT20250102-070000_Recording.m4a",
                                        "GMT20250109-070000_Recording_1920x1080.mp4")))
                .containsExactlyInAnyOrder(
                        "GMT20250102-070000_Recording_1920x1080.mp4",
                        "GMT20250102-070000_Recording.m4a");
    }
}
