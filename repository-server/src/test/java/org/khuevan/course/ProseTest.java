package org.khuevan.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.ShortText;

class ProseTest {

    @Test
    void whatCouldDoHarmIsGoneAndPicturesComeOnlyFromHere() {
        String html =
                Prose.html(
                        """
                        # Xin chào

                        <script>alert(1)</script><b onclick="x()">đậm</b>
                        [a](javascript:alert(1)) [b](https://vi.wikipedia.org) [c](/m/abc)

                        ![gần](/course-pictures/000000000000/a.png) ![xa](https://elsewhere.example/b.png)

                        <iframe src="/m/x"></iframe><form><input name="q"></form>
                        """);
        assertThat(html)
                .contains("<h2>Xin chào</h2>", "<b>đậm</b>", "href=\"/m/abc\"")
                .contains("src=\"/course-pictures/000000000000/a.png\"")
                .contains("<a href=\"https://elsewhere.example/b.png\"")
                .contains("rel=\"noopener nofollow\"")
                .doesNotContain("script", "onclick", "javascript", "iframe", "form", "input")
                .doesNotContain("<img src=\"https");
    }

    @Test
    void formulasAreLeftAloneByMarkdownAndMoneyIsNoFormula() {
        assertThat(
                        Prose.htmlWithTex(
                                "Cho $a_1 * b_2 * c$ và\n\n"
                                        + "$$\\frac{a}{b} < 1$$\n\n"
                                        + "Giá $5 đến $10."))
                .contains("\\(a_1 * b_2 * c\\)", "$$\\frac{a}{b} &lt; 1$$", "$5 đến $10")
                .doesNotContain("<em>");
        assertThat(Prose.htmlWithTex("`$x$`")).contains("<code>$x$</code>");
        assertThat(Prose.html("Cho $a_1 * b_2 * c$"))
                .contains("<math", "<msub>")
                .doesNotContain("<em>", "$");
        assertThat(Prose.html("Sai $\\frac{1$")).contains("<code", "\\frac{1");
    }

    @Test
    void aGapStaysAGapWhateverStandsAroundIt() {
        Map<String, String> fields = Map.of("g1", "<input name=\"a\">", "g2", "<input name=\"b\">");
        assertThat(Prose.html("Dài [[g1]](m), [[g2]]: *hai* [[1]](/m/x)", fields))
                .isEqualTo(
                        "<p>Dài <input name=\"a\">(m), <input name=\"b\">: <em>hai</em>"
                                + " <a href=\"/m/x\">[1]</a></p>\n");
        assertThat(Prose.html("$x^2 = [[g1]]$, $\\frac{[[g2]]}{2}$", fields))
                .contains("<math", "=</mo>", "<input name=\"a\">")
                .contains("\\frac{<input name=\"b\">}{2}");
        assertThat(Prose.html("    range[[g1]](3)", fields)).contains("range<input name=\"a\">(3)");
        assertThat(Prose.htmlWithTex("![$a$](/course-pictures/x/$a$.png)"))
                .contains("alt=\"$a$\"", "/x/$a$.png");
        assertThat(Prose.text(Question.Cloze.blanks("Dài [[g1]](m)"))).isEqualTo("Dài ____(m)");
    }

    @Test
    void aClozeIsWrittenIntoItsTextAndKeepsTheKeysOfWhatStaysTheSame() {
        SecureRandom random = new SecureRandom();
        Question.Cloze cloze =
                ClozeText.read(
                        stem("Thủ đô: [[Hà Nội|Thăng Long]]; sông [[*Hồng|Đà]]; [[#3,14±0,01 m]]."),
                        List.of(),
                        false,
                        random);
        assertThat(cloze.gaps())
                .extracting(gap -> gap.filling().getClass().getSimpleName())
                .containsExactly("Words", "OneOf", "Number");
        assertThat(ClozeText.write(cloze))
                .isEqualTo("Thủ đô: [[Hà Nội|Thăng Long]]; sông [[*Hồng|Đà]]; [[#3,14±0,01 m]].");
        assertThat(CourseCheck.what(cloze)).isEmpty();

        Question.Cloze changed =
                ClozeText.read(
                        stem("Sông [[*Hồng|Đà]] chảy qua [[Hà Nội]]."), cloze.gaps(), true, random);
        assertThat(changed.gaps().getFirst()).isEqualTo(cloze.gaps().get(1));
        assertThat(changed.gaps().getLast().filling())
                .isInstanceOfSatisfying(
                        Filling.Words.class, words -> assertThat(words.marksMatter()).isTrue());
    }

    @Test
    void aChangedGapKeepsWhatItsTextDoesNotShow() {
        Filling.Words partly =
                new Filling.Words(
                        List.of(
                                new ShortText.Accepted("Sài Gòn", 0.5, "Tên cũ."),
                                new ShortText.Accepted("Hà Nội", 1, "Đúng."),
                                new ShortText.Accepted("*", 0, "Không phải.")),
                        true,
                        false);
        Filling.OneOf chosen =
                new Filling.OneOf(
                        List.of(
                                new Question.Choice("a", "Hồng", 1, ""),
                                new Question.Choice("b", "Đuống", 0.5, "Gần đúng."),
                                new Question.Choice("c", "Đà", -0.5, "")));
        Question.Cloze cloze =
                new Question.Cloze(
                        stem("[[g1]], [[g2]] và [[g3]]; [[g4]]."),
                        List.of(
                                new Question.Gap("g1", 1, partly),
                                new Question.Gap("g2", 2, partly),
                                new Question.Gap("g3", 3, partly),
                                new Question.Gap("g4", 1, chosen)));
        assertThat(ClozeText.write(cloze))
                .isEqualTo("[[Hà Nội]], [[Hà Nội]] và [[Hà Nội]]; [[*Hồng|Đuống|Đà]].");

        Question.Cloze changed =
                ClozeText.read(
                        stem("[[Hà Nội]], [[Hà Nội|Thăng Long]] và [[Huế]]; [[*Hồng|Đuống|Lô]]."),
                        cloze.gaps(),
                        false,
                        new SecureRandom());
        assertThat(changed.gaps())
                .extracting(Question.Gap::key)
                .containsExactly("g1", "g2", "g3", "g4");
        assertThat(changed.gaps().getFirst()).isEqualTo(cloze.gaps().getFirst());
        assertThat(changed.gaps().get(1).filling())
                .isEqualTo(
                        new Filling.Words(
                                Stream.concat(
                                                Stream.of(
                                                        new ShortText.Accepted(
                                                                "Thăng Long", 1, "")),
                                                partly.accepted().stream())
                                        .toList(),
                                true,
                                false));
        assertThat(((Filling.Words) changed.gaps().get(2).filling()).accepted())
                .extracting(ShortText.Accepted::text, ShortText.Accepted::credit)
                .containsExactly(tuple("Huế", 1.0), tuple("Sài Gòn", 0.5), tuple("*", 0.0));
        assertThat(((Filling.OneOf) changed.gaps().get(3).filling()).choices())
                .startsWith(chosen.choices().get(0), chosen.choices().get(1))
                .last()
                .satisfies(choice -> assertThat(choice.credit()).isZero());
    }

    private static Question.Stem stem(String text) {
        return new Question.Stem(QuestionId.random(new SecureRandom()), "", text, 1, "");
    }
}
