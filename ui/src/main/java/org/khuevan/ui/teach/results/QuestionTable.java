package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.text.NumberFormat;
import java.util.List;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.learning.CourseFigures.AskedQuestion;
import org.khuevan.learning.ItemStatistics.Item;
import org.khuevan.ui.shell.Words;

/// How hard the questions of a quiz are, and whether they tell apart who knows from who does not.
final class QuestionTable extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 120;

    /// Below these, somebody should look at a question. A class so small says nothing about a
    /// question.
    private static final int TELLING = 5;

    private static final double HARD = 0.3;

    private static final double TELLS_LITTLE = 0.15;

    private final Words words;

    QuestionTable(Words words, String title, List<AskedQuestion> questions) {
        this.words = words;
        HtmlContainer head = new HtmlContainer("tr");
        for (String key : List.of("question", "answers", "facility", "discrimination")) {
            HtmlContainer heading = new HtmlContainer("th");
            heading.getElement().setAttribute("scope", "col");
            heading.setText(words.get("results." + key));
            head.add(heading);
        }
        HtmlContainer top = new HtmlContainer("thead");
        top.add(head);
        HtmlContainer body = new HtmlContainer("tbody");
        questions.forEach(question -> body.add(row(question)));
        HtmlContainer table = new HtmlContainer("table");
        table.addClassName("gradebook");
        table.add(top, body);
        Div scroll = new Div(table);
        scroll.addClassName("gradebook-scroll");
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", words.get("results.questions", title));
        Paragraph help = new Paragraph(words.get("results.questions.help"));
        help.addClassName("hint");
        add(scroll, help);
    }

    private HtmlContainer row(AskedQuestion asked) {
        Item item = asked.item();
        HtmlContainer name = new HtmlContainer("th");
        name.getElement().setAttribute("scope", "row");
        name.setText(name(asked.question()));
        boolean telling = item.answers() >= TELLING;
        HtmlContainer row = new HtmlContainer("tr");
        row.add(
                name,
                cell(words.number(item.answers()), false),
                cell(
                        NumberFormat.getPercentInstance(words.locale()).format(item.facility()),
                        telling && item.facility() < HARD),
                cell(
                        item.discrimination().map(this::number).orElse("–"),
                        telling
                                && item.discrimination()
                                        .filter(d -> d < TELLS_LITTLE)
                                        .isPresent()));
        return row;
    }

    /// A question in a line.
    static String name(Question question) {
        String text =
                question.stem().name().isBlank()
                        ? Prose.text(Question.Cloze.blanks(question.stem().text()))
                        : question.stem().name();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String number(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    private static HtmlContainer cell(String text, boolean remarkable) {
        HtmlContainer cell = new HtmlContainer("td");
        cell.setText(remarkable ? text + " ⚠" : text);
        return cell;
    }
}
