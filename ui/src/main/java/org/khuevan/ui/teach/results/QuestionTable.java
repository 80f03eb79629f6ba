package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.learning.CourseFigures.AskedQuestion;
import org.khuevan.learning.ItemStatistics.Item;
import org.khuevan.ui.shell.Words;

/// How hard the questions of a quiz are, and whether they tell apart who knows from who does not.
final class QuestionTable extends Div {

    private static final long serialVersionUID = 1;

    /// Below these, somebody should look at a question. A class so small says nothing about a
    /// question.
    private static final int TELLING = 5;

    private static final double HARD = 0.3;

    private static final double TELLS_LITTLE = 0.15;

    private final Words words;

    QuestionTable(Words words, String title, List<AskedQuestion> questions) {
        this.words = words;
        QuestionRows rows =
                new QuestionRows(
                        words.get("results.questions", title),
                        Stream.of("question", "answers", "facility", "discrimination")
                                .map(key -> words.get("results." + key))
                                .toList());
        questions.forEach(asked -> rows.add(asked.question(), figures(asked.item())));
        Paragraph help = new Paragraph(words.get("results.questions.help"));
        help.addClassName("hint");
        add(rows, help);
    }

    private List<String> figures(Item item) {
        boolean telling = item.answers() >= TELLING;
        return List.of(
                words.number(item.answers()),
                marked(
                        NumberFormat.getPercentInstance(words.locale()).format(item.facility()),
                        telling && item.facility() < HARD),
                marked(
                        item.discrimination().map(this::number).orElse("–"),
                        telling
                                && item.discrimination()
                                        .filter(d -> d < TELLS_LITTLE)
                                        .isPresent()));
    }

    private String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    private static String marked(String figure, boolean remarkable) {
        return remarkable ? figure + " ⚠" : figure;
    }
}
