package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.course.Activity.Part;
import org.khuevan.ingest.Kind;
import org.khuevan.ui.shell.Words;

/// How much of a material: the whole, pages from one to another, or minutes from one to another.
final class PartField extends Div {

    private static final long serialVersionUID = 1;
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})|(\\d{1,6})");

    private final Words words;
    private final Unit unit;
    private final double extent;
    private final RadioButtonGroup<Boolean> whole = new RadioButtonGroup<>();
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Paragraph problem = new Paragraph();

    /// What a material is measured in.
    enum Unit {
        PAGES,
        SLIDES,
        TIME
    }

    static Unit unit(Kind kind) {
        return switch (kind) {
            case AUDIO, VIDEO -> Unit.TIME;
            case SLIDES -> Unit.SLIDES;
            case DOCUMENT, IMAGE, CAPTIONS, BUNDLE, OTHER -> Unit.PAGES;
        };
    }

    /// @param extent of the material, in its unit; 0 if it is not known
    PartField(Words words, Unit unit, double extent) {
        this.words = words;
        this.unit = unit;
        this.extent = extent;
        addClassName("part-field");
        whole.setLabel(words.get("pick.how-much"));
        whole.setItems(true, false);
        whole.setItemLabelGenerator(all -> all ? whole() : words.of("pick.part", unit));
        whole.setValue(true);
        from.setLabel(words.of("pick.from", unit));
        to.setLabel(words.of("pick.to", unit));
        from.setPlaceholder(unit == Unit.TIME ? "02:10" : "3");
        to.setPlaceholder(unit == Unit.TIME ? "07:45" : "9");
        problem.addClassName("upload-problem");
        problem.getElement().setAttribute("role", "alert");
        Div ends = new Div(from, to);
        ends.addClassName("pair");
        ends.setVisible(false);
        whole.addValueChangeListener(event -> {
            ends.setVisible(!event.getValue());
            if (event.isFromClient() && !event.getValue()) {
                from.focus();
            }
        });
        add(whole, ends, problem);
    }

    /// Until a file is examined, nobody knows how long it is.
    private String whole() {
        return extent <= 0
                ? words.get("pick.whole-unknown")
                : words.get("pick.whole", words.of("pick.unit", unit).replace("{0}", shown()));
    }

    void focus() {
        whole.getElement().callJsFunction("focus");
    }

    void show(Part part) {
        switch (part) {
            case Part.Whole() -> whole.setValue(true);
            case Part.Pages(int first, int last) -> {
                whole.setValue(false);
                from.setValue(String.valueOf(first));
                to.setValue(String.valueOf(last));
            }
            case Part.Times(double start, double end) -> {
                whole.setValue(false);
                from.setValue(Words.clock(start));
                to.setValue(Words.clock(end));
            }
        }
    }

    void onChange(SerializableRunnable changed) {
        from.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        whole.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        from.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        to.addValueChangeListener(event -> tell(event.isFromClient(), changed));
    }

    /// Half-written ends are no change yet.
    private void tell(boolean byPerson, SerializableRunnable changed) {
        boolean written = !from.getValue().isBlank() && !to.getValue().isBlank();
        if (byPerson && (whole.getValue() || written)) {
            changed.run();
        }
    }

    /// @return empty, and says why, if it is no part of the material
    Optional<Part> read() {
        problem.setText("");
        if (whole.getValue()) {
            return Optional.of(new Part.Whole());
        }
        double first = number(from.getValue());
        double last = number(to.getValue());
        boolean inside = extent <= 0 || last <= Math.ceil(extent);
        if (first < 0 || last < 0 || !inside || last < first || (isTime() && last == first)) {
            problem.setText(words.of("pick.wrong", unit).replace("{0}", shown()));
            return Optional.empty();
        }
        if (isTime()) {
            return Optional.of(new Part.Times(first, last));
        }
        if (first < 1) {
            problem.setText(words.of("pick.wrong", unit).replace("{0}", shown()));
            return Optional.empty();
        }
        return Optional.of(new Part.Pages((int) first, (int) last));
    }

    private boolean isTime() {
        return unit == Unit.TIME;
    }

    private String shown() {
        return isTime() ? Words.clock(extent) : String.valueOf((long) extent);
    }

    /// @return a number of pages or seconds, -1 if it is none
    private static double number(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches()) {
            return -1;
        }
        if (clock.group(4) != null) {
            return Integer.parseInt(clock.group(4));
        }
        int hours = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
        return hours * 3600.0
                + Integer.parseInt(clock.group(2)) * 60
                + Integer.parseInt(clock.group(3));
    }
}
