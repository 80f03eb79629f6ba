package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.Instant;
import java.util.Optional;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.HandIn;
import org.khuevan.ui.shell.ComponentWords;
import org.khuevan.ui.shell.Words;

/// What is to be handed in, until when, and how it is marked.
final class AssignmentEditor extends Div {

    private static final long serialVersionUID = 1;

    private final transient Editors.Work work;
    private final ProseField task;
    private final DateTimePicker due;
    private final Checkbox text = new Checkbox();
    private final IntegerField files = new IntegerField();
    private final NumberField points = new NumberField();
    private final NumberField weight;
    private final RubricField rubric;

    AssignmentEditor(Editors.Work work, Assignment now) {
        this.work = work;
        Words words = work.words();
        addClassName("description-form");
        task = Editors.prose(work, "assignment.task", now.task());
        due = ComponentWords.moment(words, words.get("assignment.due"));
        due.setHelperText(words.get("assignment.due.help"));
        now.due().map(words::local).ifPresent(due::setValue);
        text.setLabel(words.get("assignment.text"));
        text.setValue(now.handIn().text());
        files.setLabel(words.get("assignment.files"));
        files.setMin(0);
        files.setMax(20);
        files.setStepButtonsVisible(true);
        files.setValue(now.handIn().files());
        points.setLabel(words.get("assignment.points"));
        points.setMin(0);
        points.setMax(1000);
        points.setValue(now.points());
        weight = weight(words, now.weight());
        rubric = new RubricField(words, now.rubric());
        Div numbers = new Div(files, points, weight);
        numbers.addClassName("pair");
        Paragraph help = new Paragraph(words.get("rubric.help"));
        help.addClassName("hint");
        add(task, due, text, numbers, new H2(words.get("rubric.title")), help, rubric);
        points.setEnabled(now.rubric().criteria().isEmpty());
        task.onChange(this::tell);
        due.addValueChangeListener(event -> tell(event.isFromClient()));
        text.addValueChangeListener(event -> tell(event.isFromClient()));
        files.addValueChangeListener(event -> tell(event.isFromClient()));
        points.addValueChangeListener(event -> tell(event.isFromClient()));
        weight.addValueChangeListener(event -> tell(event.isFromClient()));
        rubric.onChange(() -> {
            points.setEnabled(rubric.read().criteria().isEmpty());
            tell();
        });
    }

    static NumberField weight(Words words, double now) {
        NumberField weight = new NumberField();
        weight.setLabel(words.get("activity.weight"));
        weight.setHelperText(words.get("activity.weight.help"));
        weight.setMin(0);
        weight.setMax(1000);
        weight.setValue(now);
        return weight;
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            tell();
        }
    }

    private void tell() {
        Optional<Instant> when = Optional.ofNullable(due.getValue()).map(work.words()::moment);
        HandIn handIn =
                new HandIn(
                        text.getValue(),
                        Math.clamp(Optional.ofNullable(files.getValue()).orElse(0), 0, 20));
        work.change(
                Assignment.class,
                now ->
                        new Assignment(
                                now.id(),
                                now.title(),
                                now.offer(),
                                task.text(),
                                when,
                                handIn,
                                rubric.read(),
                                number(points),
                                number(weight)));
    }

    static double number(NumberField field) {
        return Optional.ofNullable(field.getValue())
                .filter(value -> !field.isInvalid() && value >= 0)
                .map(value -> Math.min(value, 1000))
                .orElse(0.0);
    }
}
