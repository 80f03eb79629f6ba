package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.stream.Stream;
import org.khuevan.course.CourseId;
import org.khuevan.learning.ClassList.Pupil;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Words;

/// Who is in a course: to look somebody up, to put somebody in, or to take them out.
final class StudentsPanel extends Div {

    private static final long serialVersionUID = 1;

    /// More are found by their names.
    private static final int SHOWN = 50;

    private final transient Desk desk;
    private final Words words;
    private final CourseId course;
    private final H2 heading = new H2();
    private final TextField filter = new TextField();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph more = new Paragraph();
    private transient List<Pupil> all = List.of();

    StudentsPanel(Desk desk, Words words, CourseId course) {
        this.desk = desk;
        this.words = words;
        this.course = course;
        addClassName("panel");
        list.addClassNames("plain-list", "students");
        more.addClassName("hint");
        filter.setPlaceholder(words.get("results.filter"));
        filter.setAriaLabel(words.get("results.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> list());
        add(heading, filter, list, more, puttingIn());
        read();
    }

    private Actor actor() {
        return desk.actor().get();
    }

    private void read() {
        all = desk.classes().of(actor(), course);
        long present = all.stream().filter(one -> !one.left()).count();
        heading.setText(words.get("access.students", present));
        filter.setVisible(all.size() > SHOWN / 5);
        list();
    }

    private void list() {
        // Those who are in it first.
        List<Pupil> found =
                Stream.concat(
                                all.stream().filter(one -> !one.left()),
                                all.stream().filter(Pupil::left))
                        .filter(one -> one.isNamed(filter.getValue()))
                        .toList();
        list.removeAll();
        found.stream().limit(SHOWN).map(this::line).forEach(list::add);
        more.setText(
                all.isEmpty()
                        ? words.get("results.no-students")
                        : words.get("access.students.more", found.size() - SHOWN));
        more.setVisible(all.isEmpty() || found.size() > SHOWN);
    }

    private ListItem line(Pupil one) {
        Anchor name = new Anchor("/teach/courses/" + course + "/students/" + one.account(), "");
        name.setText(one.name());
        Span facts =
                new Span(
                        one.login()
                                + " · "
                                + words.get(
                                        one.takenOut()
                                                ? "access.students.taken-out"
                                                : one.left()
                                                        ? "access.students.left"
                                                        : "access.students.since",
                                        words.date(one.since())));
        facts.addClassName("upload-line");
        ListItem line = new ListItem(name, facts);
        if (!one.left()) {
            line.add(takingOut(one));
        } else if (one.takenOut()) {
            NativeButton again =
                    new NativeButton(words.get("access.students.let-in"), _ -> putIn(one.login()));
            again.addClassName("link-button");
            line.add(again);
        }
        return line;
    }

    private NativeButton takingOut(Pupil one) {
        NativeButton out =
                new NativeButton(
                        "×",
                        _ ->
                                Question.ask(
                                        words,
                                        "results.student.taking-out",
                                        one.name(),
                                        () -> {
                                            desk.enrolments()
                                                    .takeOut(actor(), course, one.account());
                                            read();
                                        }));
        out.addClassName("icon-button");
        out.getElement()
                .setAttribute("aria-label", words.get("access.students.take-out", one.name()));
        return out;
    }

    private Div puttingIn() {
        TextField login = new TextField(words.get("access.students.login"));
        login.setHelperText(words.get("access.students.login.help"));
        login.getElement().setAttribute("autocapitalize", "none");
        NativeButton put =
                new NativeButton(
                        words.get("access.teacher.do"),
                        _ -> {
                            boolean known = putIn(login.getValue());
                            login.setErrorMessage(words.get("access.students.unknown"));
                            login.setInvalid(!known);
                            if (known) {
                                login.clear();
                            }
                        });
        put.addClassNames("button", "button-quiet");
        Div fields = new Div(login, put);
        fields.addClassName("field-and-button");
        return fields;
    }

    private boolean putIn(String login) {
        boolean known = desk.classes().putIn(actor(), course, login).isPresent();
        read();
        return known;
    }
}
