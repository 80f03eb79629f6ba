package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.Flaw;
import org.khuevan.ui.shell.Words;

/// What a course says about itself. Its title is a field of its own, [#title()].
final class CourseFacts extends Div {

    private static final long serialVersionUID = 1;
    static final int PAUSE_MILLISECONDS = 600;

    private final Words words;
    private final SerializableConsumer<CourseDescription> changed;
    private final TextField title = new TextField();
    private final TextArea summary = new TextArea();
    private final ComboBox<String> language = new ComboBox<>();
    private final MultiSelectComboBox<String> subjects;
    private final MultiSelectComboBox<String> levels;
    private final IntegerField hours = new IntegerField();

    CourseFacts(Words words, SerializableConsumer<CourseDescription> changed) {
        this.words = words;
        this.changed = changed;
        addClassName("description-form");
        title.setLabel(words.get("course.title"));
        title.setMaxLength(300);
        title.addClassName("course-title");
        title.setRequiredIndicatorVisible(true);
        summary.setLabel(words.get("course.summary"));
        summary.setHelperText(words.get("course.summary.help"));
        summary.setMaxLength(5000);
        summary.setMinRows(3);
        language.setLabel(words.get("form.language"));
        language.setItems(codes(Vocabulary.LANGUAGE));
        language.setItemLabelGenerator(words::language);
        subjects = many("form.subjects", Vocabulary.SUBJECT);
        levels = many("form.levels", Vocabulary.LEVEL);
        hours.setLabel(words.get("course.hours"));
        hours.setHelperText(words.get("course.hours.help"));
        hours.setMin(0);
        hours.setMax(2000);
        hours.setStepButtonsVisible(true);
        List.<HasValueChangeMode>of(title, summary, hours).forEach(CourseFacts::lazy);
        title.addValueChangeListener(event -> told(event.isFromClient()));
        summary.addValueChangeListener(event -> told(event.isFromClient()));
        language.addValueChangeListener(event -> told(event.isFromClient()));
        subjects.addValueChangeListener(event -> told(event.isFromClient()));
        levels.addValueChangeListener(event -> told(event.isFromClient()));
        hours.addValueChangeListener(event -> told(event.isFromClient() && !hours.isInvalid()));
        add(summary, subjects, levels, language, hours);
    }

    /// The field of the title, which stands at the top of the page.
    TextField title() {
        return title;
    }

    void show(CourseDescription said) {
        title.setValue(said.title());
        summary.setValue(said.summary());
        language.setValue(
                codes(Vocabulary.LANGUAGE).contains(said.language()) ? said.language() : null);
        subjects.setValue(new LinkedHashSet<>(said.subjects()));
        levels.setValue(new LinkedHashSet<>(said.levels()));
        hours.setValue(said.hours() == 0 ? null : said.hours());
        if (said.title().isEmpty()) {
            title.setAutofocus(true);
        }
    }

    /// Whether it is a field here that mends something.
    boolean has(Flaw.What flaw) {
        return field(flaw).isPresent();
    }

    void focus(Flaw.What flaw) {
        field(flaw).ifPresent(Focusable::focus);
    }

    private Optional<Focusable<?>> field(Flaw.What flaw) {
        return Optional.ofNullable(
                Map.<Flaw.What, Focusable<?>>of(
                                Flaw.What.TITLE, title,
                                Flaw.What.LANGUAGE, language,
                                Flaw.What.SUMMARY, summary,
                                Flaw.What.SUBJECT, subjects)
                        .get(flaw));
    }

    private void told(boolean byPerson) {
        if (byPerson) {
            changed.accept(
                    new CourseDescription(
                            title.getValue(),
                            summary.getValue(),
                            Optional.ofNullable(language.getValue()).orElse(""),
                            List.copyOf(subjects.getValue()),
                            List.copyOf(levels.getValue()),
                            Optional.ofNullable(hours.getValue())
                                    .map(h -> Math.clamp(h, 0, 2000))
                                    .orElse(0)));
        }
    }

    private MultiSelectComboBox<String> many(String key, Vocabulary vocabulary) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(words.get(key));
        field.setItems(codes(vocabulary));
        field.setItemLabelGenerator(code -> words.term(vocabulary, code));
        field.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        return field;
    }

    private static List<String> codes(Vocabulary vocabulary) {
        return vocabulary.terms().stream().map(Term::code).toList();
    }

    static void lazy(HasValueChangeMode field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLISECONDS);
    }
}
