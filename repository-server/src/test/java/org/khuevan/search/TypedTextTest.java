package org.khuevan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;
import org.khuevan.search.TypedText.Part;

/// How the search box is read.
class TypedTextTest {

    @Test
    void namesQuotesAndMinusesAreSigns() {
        assertThat(TypedText.of("tác-giả:\"Ngô Bảo\" -kind:video 'toán' -khó").parts())
                .extracting(Part::about, Part::text, Part::quoted, Part::excluded)
                .containsExactly(
                        tuple(Optional.of(Attribute.AUTHOR), "Ngô Bảo", true, false),
                        tuple(Optional.of(Attribute.KIND), "video", false, true),
                        tuple(Optional.empty(), "'toán'", false, false),
                        tuple(Optional.empty(), "khó", false, true));
    }

    @Test
    void whatOnlyLooksLikeASignIsAWord() {
        assertThat(TypedText.of("10:30 http://a.vn/b x:y author: -").parts())
                .allMatch(part -> part.about().isEmpty() && !part.excluded())
                .extracting(Part::text)
                .containsExactly("10:30", "http://a.vn/b", "x:y", "author:", "-");
    }

    @Test
    void aSpaceBehindAColonAndAMinusBeforeANumberAreUnderstood() {
        assertThat(TypedText.of("Kiều tác giả: \"Nguyễn Du\" lớp: 10 môn: Toán -2019").parts())
                .extracting(Part::about, Part::text, Part::excluded)
                .containsExactly(
                        tuple(Optional.empty(), "Kiều", false),
                        tuple(Optional.of(Attribute.AUTHOR), "Nguyễn Du", false),
                        tuple(Optional.of(Attribute.LEVEL), "10", false),
                        tuple(Optional.of(Attribute.SUBJECT), "Toán", false),
                        tuple(Optional.empty(), "2019", true));
        assertThat(TypedText.of("lịch sử Việt Nam: 1945 loại: nào x^2 -5x -y - z −4").parts())
                .allMatch(part -> part.about().isEmpty() && !part.excluded())
                .extracting(Part::text)
                .containsExactly(
                        "lịch", "sử", "Việt", "Nam:", "1945", "loại:", "nào", "x^2", "-5x", "y",
                        "-", "z", "−4");
    }

    @Test
    void aColonOfASentenceIsNoSign() {
        for (String sentence :
                List.of(
                        "Bảo vệ môi trường: thực trạng và giải pháp",
                        "Từ trường: lực Lorentz",
                        "Kinh tế thị trường: \"bàn tay vô hình\"",
                        "Đo lường và đơn vị: mét",
                        "Ngôn ngữ: php")) {
            assertThat(TypedText.of(sentence).parts())
                    .as(sentence)
                    .allMatch(part -> part.about().isEmpty());
        }
        assertThat(TypedText.of("môn: Toán môi trường: đất").parts())
                .extracting(Part::about)
                .containsExactly(
                        Optional.of(Attribute.SUBJECT),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertThat(TypedText.of("tác giả: Nguyễn Du lớp: 10").parts().getLast().about())
                .contains(Attribute.LEVEL);
        assertThat(TypedText.of("toán lớp:10").parts().getLast().about()).contains(Attribute.LEVEL);
        assertThat(TypedText.of("Đơn vị: mét").parts().getFirst().about())
                .contains(Attribute.ORGANISATION);
        assertThat(TypedText.sentence("Đơn vị: mét").parts())
                .extracting(Part::text)
                .containsExactly("Đơn", "vị:", "mét");
        assertThat(Restrictions.of(Attribute.LANGUAGE, "hmn"))
                .isEqualTo(new Restriction.OneOf(Facet.LANGUAGE, Set.of("hmn")));
    }

    @Test
    void wordsOfLatinLettersAreThoseOfUnicode() throws IOException {
        List<String> pieces =
                List.of(
                        "a", "Đức", "ưỡ", "h2o", "1", "3.5", "isn't", ".", ",", ";", "'", "’", " ",
                        "\n", "-", "(", "“", "…", "/", "B.C", "e.g.", "1,000;", "x'1", "É");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int more = random.nextInt(12); more > 0; more--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertThat(LatinWords.bounds(text.toString()).orElseThrow())
                    .as("seed %s: %s", seed, text)
                    .containsExactly(tokens(text.toString()));
        }
        assertThat(LatinWords.bounds("H₂SO₄")).isEmpty();
        assertThat(LatinWords.bounds("e\u0301")).isEmpty();
    }

    private static int[] tokens(String text) throws IOException {
        IntStream.Builder bounds = IntStream.builder();
        try (ICUTokenizer tokens = new ICUTokenizer()) {
            OffsetAttribute offsets = tokens.getAttribute(OffsetAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (tokens.incrementToken()) {
                bounds.add(offsets.startOffset()).add(offsets.endOffset());
            }
            tokens.end();
        }
        return bounds.build().toArray();
    }

    @Test
    void valuesAreCodesLabelsAndInitials() {
        assertThat(Restrictions.of(Attribute.SUBJECT, "toan"))
                .isEqualTo(new Restriction.OneOf(Facet.SUBJECT, Set.of("mathematics")));
        assertThat(Restrictions.of(Attribute.LEVEL, "THPT"))
                .isEqualTo(new Restriction.OneOf(Facet.LEVEL, Set.of("upper-secondary")));
        assertThat(Restrictions.of(Attribute.LEVEL, "1"))
                .isEqualTo(new Restriction.OneOf(Facet.LEVEL, Set.of("grade-1")));
        assertThat(Restrictions.of(Attribute.KIND, "Trình chiếu"))
                .isEqualTo(new Restriction.OneOf(Facet.KIND, Set.of("slides")));
        assertThat(Restrictions.of(Attribute.YEAR, "2019-2021"))
                .isEqualTo(new Restriction.Years(2019, 2021));
        assertThat(Restrictions.of(Attribute.YEAR, "<2020"))
                .isEqualTo(new Restriction.Years(0, 2019));
        assertThat(Restrictions.of(Attribute.KIND, "xyz")).isEqualTo(new Restriction.Nothing());
    }
}
