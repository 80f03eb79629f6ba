package org.khuevan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khuevan.course.Question;
import org.khuevan.exchange.Remark.What;

/// Formulas, pictures and links in the texts of questions that were written on other platforms.
class TextsFromElsewhereTest {

    private static final String PIXEL =
            "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==";

    private final QuestionFiles files = new QuestionFiles();
    private final Shelf shelf = new Shelf();

    private Imported moodle(String html) {
        String xml =
                "<quiz><question type='essay'><name><text>Câu</text></name><questiontext"
                        + " format='html'><text><![CDATA["
                        + html
                        + "]]></text></questiontext></question></quiz>";
        return files.read(xml.getBytes(StandardCharsets.UTF_8), shelf);
    }

    private static String text(Imported imported) {
        return imported.questions().getFirst().stem().text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<msup><mi>x</mi><mn>2</mn></msup> | x^{2}",
                "<mover><mi>AB</mi><mo>→</mo></mover> | \\overrightarrow{\\mathrm{AB}}",
                "<mi>sin</mi><mo>\u2061</mo><mi>x</mi> | \\sin x",
                "<mfenced open=\"[\" close=\")\"><mi>a</mi><mi>b</mi></mfenced> | \\left[a,"
                        + " b\\right)",
                "<mmultiscripts><mi>U</mi><mprescripts/><mn>92</mn><mn>235</mn></mmultiscripts>"
                        + " | {}_{92}^{235}U",
                "<munder><mo>lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>"
                        + " | \\lim _{x\\to 0}",
            })
    void formulasInMathMlStayTheSame(String math, String tex) {
        Imported imported = moodle("Tính <math>" + math + "</math>2 lần");
        assertThat(text(imported)).isEqualTo("Tính $" + tex + "$ 2 lần");
        assertThat(imported.remarks()).isEmpty();
    }

    @Test
    void formulasOfEditorsAreReadAndWhatLatexCannotSayIsSaid() {
        String root = "«math»«msqrt»«mi mathvariant=¨italic¨»x«/mi»«/msqrt»«/math»";
        assertThat(text(moodle(root + " <img data-mathml='" + root + "' src='" + PIXEL + "'>")))
                .isEqualTo("$\\sqrt{x}$ $\\sqrt{x}$");
        Imported struck = moodle("<math><menclose><mi>x</mi></menclose></math>");
        assertThat(text(struck)).isEqualTo("x");
        assertThat(struck.remarks()).containsExactly(new Remark("Câu", What.PART_LOST, "MathML"));
    }

    @Test
    void picturesThatAreWrittenIntoATextBecomePictures() {
        Imported imported = moodle("<p><img src='" + PIXEL + "' alt='chấm'></p>");
        assertThat(text(imported)).isEqualTo("![chấm](/course-pictures/000000000000/picture.gif)");
        assertThat(imported.remarks()).isEmpty();
        String gift = "::Câu::[html]<img src\\=\"" + PIXEL.replace("=", "\\=") + "\"> gì? {}";
        String escaped = gift.replace("data:", "data\\:");
        assertThat(text(files.read(escaped.getBytes(StandardCharsets.UTF_8), shelf)))
                .isEqualTo("![](/course-pictures/000000000000/picture.gif) gì?");
    }

    @Test
    void whatDoesNotComeIsSaidAndKeepsNoQuestionOut() {
        Imported imported =
                moodle(
                        "<img src='data:image/png;base64,%' alt='a'> <img"
                                + " src='@@PLUGINFILE@@/100%.png'> <img"
                                + " src='https://elsewhere.example/b.png' alt='b'> <video"
                                + " src='@@PLUGINFILE@@/c.mp4'></video>");
        assertThat(text(imported)).isEqualTo("a  ![b](https://elsewhere.example/b.png)");
        assertThat(imported.remarks())
                .extracting(Remark::what, Remark::detail)
                .containsExactly(
                        lost("data:image/png"),
                        lost("100%.png"),
                        lost("https://elsewhere.example/b.png"),
                        lost("c.mp4"));
    }

    private static org.assertj.core.groups.Tuple lost(String what) {
        return org.assertj.core.api.Assertions.tuple(What.PICTURE_LOST, what);
    }

    @Test
    void smallNumbersLeaveAsTheyAre() {
        Question.Numeric charge =
                new Question.Numeric(
                        moodle("e?").questions().getFirst().stem(),
                        List.of(new Question.Numeric.Value(1.6e-19, 1e-21, 1, "")),
                        List.of(),
                        false);
        for (QuestionFormat format : QuestionFormat.values()) {
            byte[] bytes = files.write(format, "B", List.of(charge), shelf).bytes();
            assertThat(
                            ((Question.Numeric) files.read(bytes, shelf).questions().getFirst())
                                    .values())
                    .containsExactlyElementsOf(charge.values());
        }
    }
}
