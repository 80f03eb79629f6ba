package org.khuevan.ingest.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What the words of a text tell of it.
class GistTest {

    private static final String VIETNAMESE =
            """
            Bài này dành cho học sinh lớp 10. Quang hợp là quá trình lá cây dùng ánh sáng để tạo ra
            chất hữu cơ. Nhờ chất diệp lục, lá cây hấp thụ ánh sáng đỏ và ánh sáng xanh tím. Quang
            hợp thải ra khí ô-xi mà mọi sinh vật cần để thở. Khi thiếu ánh sáng, quang hợp chậm lại
            và lá cây vàng dần. Chất diệp lục nằm trong lục lạp của mỗi tế bào
            lá. Nhiệt độ quá cao cũng làm quang hợp ở lá cây chậm lại. Cây lớn cần nhiều nước
            cho quang hợp vào mùa khô. Hôm qua trời mưa.
            """;

    private static final String ENGLISH =
            """
            Binary search finds a value in a sorted array. Each step of binary search compares the
            middle of the array with the value and drops one half. A sorted array of a million
            values needs twenty steps. Binary search fails when the array is not sorted. The weather
            was fine.
            """;

    @Test
    void keywordsAreWhatATextIsAboutInBothLanguages() {
        assertThat(Gist.of(VIETNAMESE, "vi", VIETNAMESE.length()).keywords())
                .hasSizeLessThanOrEqualTo(8)
                .anyMatch(word -> word.equalsIgnoreCase("quang hợp"));
        assertThat(Gist.of(ENGLISH, "en", ENGLISH.length()).keywords())
                .anyMatch(word -> word.equalsIgnoreCase("binary search"))
                .noneMatch(word -> word.equalsIgnoreCase("the"));
    }

    @Test
    void theSummaryIsSentencesOfTheTextInTheirOrder() {
        String text = VIETNAMESE.replaceAll("\\s+", " ");
        String summary = Gist.of(text, "vi", text.length()).summary();
        assertThat(summary).contains("uang hợp").doesNotContain("Hôm qua trời mưa");
        int at = 0;
        List<String> sentences = List.of(summary.split("(?<=[.]) ", -1));
        assertThat(sentences).hasSizeBetween(1, 3);
        for (String sentence : sentences) {
            assertThat(text.indexOf(sentence, at)).as(sentence).isGreaterThanOrEqualTo(at);
            at = text.indexOf(sentence, at) + sentence.length();
        }
    }

    @Test
    void theSummarySaysNothingTwice() {
        String page = VIETNAMESE.replaceAll("\\s+", " ");
        String handouts =
                page
                        + "\n"
                        + page.replace("lá cây", "Lá  Cây").replace(".", " !")
                        + "\n"
                        + page.replace("Quang hợp", "“Quang hợp”").replace("chậm lại", "rất chậm");
        String summary = Gist.of(handouts, "vi", handouts.length()).summary();
        assertThat(summary.split("(?<=[.!]) "))
                .hasSize(3)
                .extracting(said -> said.toLowerCase(Locale.ROOT).replaceAll("rất|\\PL+", ""))
                .doesNotHaveDuplicates();
    }

    @Test
    void theLevelIsOnlySaidWhereTheTextSaysIt() {
        assertThat(Gist.of(VIETNAMESE, "vi", VIETNAMESE.length()).levels())
                .containsExactly("upper-secondary");
        assertThat(Gist.of(ENGLISH, "en", ENGLISH.length()).levels()).isEmpty();
    }

    @Test
    void readingTimeCountsTheWholeTextFromItsBeginning() {
        Gist all = Gist.of(ENGLISH.repeat(20), "en", 20L * ENGLISH.length());
        assertThat(Gist.of(ENGLISH, "en", 20L * ENGLISH.length()).minutes())
                .isEqualTo(all.minutes())
                .isGreaterThan(1);
    }
}
