package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;

/// A table with a question in each row and figures about it beside it. Where it is too wide, it is
/// moved by itself, also with the keyboard.
final class QuestionRows extends Div {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 120;

    private final HtmlContainer body = new HtmlContainer("tbody");

    /// @param label what the table is about, for those who do not see it
    /// @param headings of the columns, the questions' first
    QuestionRows(String label, List<String> headings) {
        HtmlContainer head = new HtmlContainer("tr");
        headings.forEach(text -> head.add(heading(text, "col")));
        HtmlContainer top = new HtmlContainer("thead");
        top.add(head);
        HtmlContainer table = new HtmlContainer("table");
        table.addClassName("gradebook");
        table.add(top, body);
        add(table);
        addClassName("gradebook-scroll");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
    }

    /// @return the cell of the question, for more about it
    HtmlContainer add(Question question, List<String> figures) {
        HtmlContainer name = heading("", "row");
        name.add(new Div(name(question)));
        HtmlContainer row = new HtmlContainer("tr");
        row.add(name);
        for (String figure : figures) {
            HtmlContainer cell = new HtmlContainer("td");
            cell.setText(figure);
            row.add(cell);
        }
        body.add(row);
        return name;
    }

    /// A question in a line.
    private static String name(Question question) {
        String text =
                question.stem().name().isBlank()
                        ? Prose.text(Question.Cloze.blanks(question.stem().text()))
                        : question.stem().name();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static HtmlContainer heading(String text, String scope) {
        HtmlContainer heading = new HtmlContainer("th");
        heading.getElement().setAttribute("scope", scope);
        if (!text.isEmpty()) {
            heading.setText(text);
        }
        return heading;
    }
}
