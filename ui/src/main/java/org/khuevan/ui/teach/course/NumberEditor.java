package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Numeric;
import org.khuevan.ui.shell.Words;

/// Right numbers with how far an answer may be away, and their units.
final class NumberEditor extends Div implements KeyEditor {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Runnable changed;
    private final Lines<ValueLine> values;
    private final Lines<UnitLine> units;
    private final Checkbox required = new Checkbox();

    NumberEditor(Words words, Numeric now, Runnable changed) {
        this.words = words;
        this.changed = changed;
        values =
                new Lines<>(
                        words,
                        "question.value",
                        () -> new ValueLine(new Numeric.Value(0, 0, 1, "")),
                        changed::run);
        now.values().forEach(value -> values.append(new ValueLine(value)));
        units =
                new Lines<>(
                        words,
                        "question.unit",
                        () -> new UnitLine(new Numeric.Unit("", 1)),
                        changed::run);
        now.units().forEach(unit -> units.append(new UnitLine(unit)));
        required.setLabel(words.get("question.unit-required"));
        required.setValue(now.unitRequired());
        required.addValueChangeListener(_ -> changed.run());
        Paragraph help = new Paragraph(words.get("question.unit.help"));
        help.addClassName("hint");
        NativeDetails measured =
                new NativeDetails(words.get("question.units"), new Div(help, units, required));
        measured.setOpen(!now.units().isEmpty());
        add(values, measured);
    }

    @Override
    public Question read(Question.Stem stem) {
        return new Numeric(
                stem,
                values.lines().stream().map(ValueLine::read).toList(),
                units.lines().stream()
                        .map(UnitLine::read)
                        .filter(unit -> !unit.name().isEmpty())
                        .toList(),
                required.getValue());
    }

    private static double number(NumberField field, double otherwise) {
        return Optional.ofNullable(field.getValue()).filter(Double::isFinite).orElse(otherwise);
    }

    private NumberField field(String key, double now) {
        NumberField field = new NumberField(words.get(key));
        field.setValue(now);
        field.setStep(Double.MIN_NORMAL);
        field.getElement().setProperty("step", "any");
        field.addValueChangeListener(event -> tell(event.isFromClient()));
        return field;
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            changed.run();
        }
    }

    private final class ValueLine extends Div {

        private static final long serialVersionUID = 1;

        private final NumberField value;
        private final NumberField tolerance;
        private final IntegerField percent = new IntegerField(words.get("question.credit"));
        private final TextField feedback = new TextField(words.get("question.choice-feedback"));

        ValueLine(Numeric.Value now) {
            addClassName("number-line");
            value = field("question.value", now.value());
            tolerance = field("question.tolerance", now.tolerance());
            tolerance.setMin(0);
            percent.setMin(0);
            percent.setMax(100);
            percent.setValue((int) Math.round(now.credit() * 100));
            feedback.setValue(now.feedback());
            CourseFacts.lazy(feedback);
            percent.addValueChangeListener(event -> tell(event.isFromClient()));
            feedback.addValueChangeListener(event -> tell(event.isFromClient()));
            Div details = new Div(feedback, percent);
            details.addClassName("pair");
            NativeDetails more = new NativeDetails(words.get("question.choice-more"), details);
            more.setOpen(!now.feedback().isEmpty() || now.credit() < 1);
            add(value, tolerance, more);
        }

        Numeric.Value read() {
            return new Numeric.Value(
                    number(value, 0),
                    Math.max(0, number(tolerance, 0)),
                    Math.clamp(Optional.ofNullable(percent.getValue()).orElse(0), 0, 100) / 100.0,
                    feedback.getValue());
        }
    }

    private final class UnitLine extends Div {

        private static final long serialVersionUID = 1;

        private final TextField name = new TextField(words.get("question.unit"));
        private final NumberField factor;

        UnitLine(Numeric.Unit now) {
            addClassName("number-line");
            name.setValue(now.name());
            name.setPlaceholder("m/s");
            CourseFacts.lazy(name);
            name.addValueChangeListener(event -> tell(event.isFromClient()));
            factor = field("question.factor", now.factor());
            add(name, factor);
        }

        Numeric.Unit read() {
            return new Numeric.Unit(name.getValue(), number(factor, 1));
        }
    }
}
