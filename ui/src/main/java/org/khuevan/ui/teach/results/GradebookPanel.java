package org.khuevan.ui.teach.results;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Optional;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Behind;
import org.khuevan.learning.Gradebook;
import org.khuevan.ui.shell.Words;

/// The gradebook: a line for each student, narrowed by name, to be taken along as a spreadsheet.
final class GradebookPanel extends Div {

    private static final long serialVersionUID = 1;
    private static final int AT_ONCE = 200;

    private final Words words;
    private final CourseId course;
    private final transient Gradebook book;
    private final TextField filter = new TextField();
    private final Checkbox unfinished = new Checkbox();
    private final Checkbox left = new Checkbox();
    private final Div table = new Div();

    GradebookPanel(Words words, CourseId course, Gradebook book) {
        this.words = words;
        this.course = course;
        this.book = book;
        addClassName("panel");
        filter.setPlaceholder(words.get("results.filter"));
        filter.setAriaLabel(words.get("results.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> show());
        unfinished.setLabel(words.get("results.unfinished"));
        unfinished.addValueChangeListener(_ -> show());
        long gone = book.lines().stream().filter(Gradebook.Line::left).count();
        left.setLabel(words.get("results.also-left", gone));
        left.setVisible(gone > 0);
        left.addValueChangeListener(_ -> show());
        Div filters = new Div(filter, unfinished, left);
        filters.addClassName("filters");
        table.addClassName("gradebook-scroll");
        table.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", words.get("results.gradebook"));
        add(new H2(words.get("results.gradebook")));
        if (book.lines().isEmpty()) {
            add(new Paragraph(words.get("results.no-students")));
            return;
        }
        add(filters, table);
        show();
    }

    private void show() {
        Gradebook shown = book.named(filter.getValue());
        if (!left.getValue()) {
            shown = shown.present();
        }
        if (unfinished.getValue()) {
            shown = shown.unfinished();
        }
        table.removeAll();
        HtmlContainer head = new HtmlContainer("tr");
        head.add(heading(new Span(words.get("results.student")), ""));
        book.columns()
                .forEach(column ->
                        head.add(
                                heading(
                                        title(column),
                                        column.removed()
                                                ? words.get("results.removed")
                                                : words.get(
                                                        "results.weight",
                                                        number(column.weight())))));
        head.add(
                heading(new Span(words.get("results.progress")), ""),
                heading(new Span(words.get("results.grade")), ""),
                heading(new Span(words.get("results.seen")), ""));
        HtmlContainer body = new HtmlContainer("tbody");
        shown.lines().stream().limit(AT_ONCE).map(this::row).forEach(body::add);
        HtmlContainer all = new HtmlContainer("table");
        all.addClassName("gradebook");
        HtmlContainer top = new HtmlContainer("thead");
        top.add(head);
        all.add(top, body);
        table.add(all);
        if (shown.lines().size() > AT_ONCE) {
            table.add(new Paragraph(words.get("results.more", shown.lines().size() - AT_ONCE)));
        }
        table.add(downloads());
    }

    private HtmlContainer row(Gradebook.Line line) {
        HtmlContainer row = new HtmlContainer("tr");
        HtmlContainer name = new HtmlContainer("th");
        name.getElement().setAttribute("scope", "row");
        Anchor work =
                new Anchor("/teach/courses/" + course + "/students/" + line.account(), line.name());
        name.add(new Div(work), CourseResultsPage.quiet(login(line)));
        row.add(name);
        for (int i = 0; i < book.columns().size(); i++) {
            row.add(cell(line, i));
        }
        row.add(
                cell(line.finished() ? words.get("results.finished") : percent(line.share())),
                cell(line.grade().map(this::percent).orElse("–")),
                cell(line.lastSeen().map(words::date).orElse(words.get("results.never"))));
        return row;
    }

    private String login(Gradebook.Line line) {
        return line.left() ? line.login() + " · " + words.get("results.left") : line.login();
    }

    private Div downloads() {
        Div downloads = new Div(download("csv"), download("xlsx"));
        downloads.addClassName("actions");
        return downloads;
    }

    private Anchor download(String ending) {
        Anchor link =
                new Anchor(
                        "/api/learning/courses/"
                                + course
                                + "/gradebook."
                                + ending
                                + "?q="
                                + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8)
                                + "&unfinished="
                                + unfinished.getValue()
                                + "&left="
                                + left.getValue(),
                        words.get("results.download." + ending));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        link.addClassNames("button", "button-quiet", "button-small");
        return link;
    }

    /// Where its weight is set.
    private Component title(Gradebook.Column column) {
        return column.removed()
                ? new Span(column.title())
                : new Anchor(
                        "/teach/courses/" + course + "/a/" + column.activity(), column.title());
    }

    private static HtmlContainer heading(Component text, String more) {
        HtmlContainer heading = new HtmlContainer("th");
        heading.getElement().setAttribute("scope", "col");
        heading.add(new Div(text));
        if (!more.isEmpty()) {
            heading.add(CourseResultsPage.quiet(more));
        }
        return heading;
    }

    /// A grade leads to its work, and says what is to be done with it.
    private HtmlContainer cell(Gradebook.Line line, int column) {
        Behind behind = line.behind().get(column);
        Optional<String> grade = line.grades().get(column).map(this::percent);
        String state =
                behind.waits()
                        ? words.get("results.to-mark")
                        : behind.returned()
                                ? words.get("results.given-back")
                                : behind.begun() ? words.get("results.begun") : "";
        HtmlContainer cell = new HtmlContainer("td");
        String shown = grade.orElse(state.isEmpty() ? "–" : state);
        Optional<String> address = address(line, behind, book.columns().get(column));
        if (address.isPresent()) {
            Anchor link = new Anchor(address.get(), shown);
            link.setAriaLabel(
                    shown + ": " + line.name() + ", " + book.columns().get(column).title());
            link.addClassName(behind.waits() ? "to-mark" : "to-work");
            cell.add(link);
        } else {
            cell.setText(shown);
        }
        if (grade.isPresent() && !state.isEmpty()) {
            cell.add(CourseResultsPage.quiet(" " + state));
        }
        return cell;
    }

    private Optional<String> address(Gradebook.Line line, Behind behind, Gradebook.Column column) {
        String here = "/teach/courses/" + course;
        return behind.handIn()
                .map(id -> here + "/mark/work-" + id)
                .or(() ->
                        behind.attempts() > 0 || behind.returned()
                                ? Optional.of(
                                        here
                                                + "/students/"
                                                + line.account()
                                                + "?activity="
                                                + column.activity())
                                : Optional.empty());
    }

    private static HtmlContainer cell(String text) {
        HtmlContainer cell = new HtmlContainer("td");
        cell.setText(text);
        return cell;
    }

    private String percent(double share) {
        return NumberFormat.getPercentInstance(words.locale()).format(share);
    }

    private String number(double number) {
        return NumberFormat.getNumberInstance(words.locale()).format(number);
    }
}
