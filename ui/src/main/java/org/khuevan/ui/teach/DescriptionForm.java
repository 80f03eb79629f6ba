package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.Description.Relation;
import org.khuevan.catalogue.Missing;
import org.khuevan.catalogue.Prefilled;
import org.khuevan.catalogue.Prefilled.Field;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ui.shell.Words;

/// All that people say about a material. Tells of each change soon after it was made.
final class DescriptionForm extends Div {

    private static final long serialVersionUID = 1;

    static final int PAUSE_MILLISECONDS = 700;
    private static final Pattern DATE =
            Pattern.compile("|\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    private final Words words;
    private final Runnable changed;
    private final transient Consumer<Field> cleared;
    private final TextField dateField = new TextField();
    private final ComboBox<String> languageField = new ComboBox<>();
    private final ComboBox<String> licenceField = new ComboBox<>();
    private final Span licenceMeaning = new Span();
    private final List<Prefillable<?>> all = new ArrayList<>();
    private final Prefillable<String> title;
    private final Prefillable<String> summary;
    private final Prefillable<List<Rows.Row>> contributors;
    private final Prefillable<String> language;
    private final Prefillable<Set<String>> subjects;
    private final Prefillable<Set<String>> levels;
    private final Prefillable<String> resourceType;
    private final Prefillable<Set<String>> audiences;
    private final Prefillable<Set<String>> keywords;
    private final Prefillable<String> licence;
    private final Prefillable<String> date;
    private final Prefillable<String> publisher;
    private final Prefillable<Set<String>> identifiers;
    private final Prefillable<List<Rows.Row>> relations;
    private String savedDate = "";

    /// @param cleared hears which field a person wants empty that files had filled
    DescriptionForm(Words words, Runnable changed, Consumer<Field> cleared) {
        this.words = words;
        this.changed = changed;
        this.cleared = cleared;
        addClassName("description-form");
        title =
                prefillable(
                        Field.TITLE, Description::title, required(text(new TextField(), "title")));
        summary = prefillable(Field.SUMMARY, Description::summary, summaryField());
        contributors =
                prefillable(
                        Field.CONTRIBUTORS,
                        DescriptionForm::people,
                        new Rows(words, Vocabulary.CONTRIBUTOR_ROLE, "form.contributors"));
        language =
                prefillable(
                        Field.LANGUAGE,
                        Description::language,
                        required(one(languageField, "language", Vocabulary.LANGUAGE)));
        resourceType =
                prefillable(
                        Field.RESOURCE_TYPE,
                        Description::resourceType,
                        one(new ComboBox<>(), "resource-type", Vocabulary.RESOURCE_TYPE));
        subjects = unfilled(d -> set(d.subjects()), many("subjects", Vocabulary.SUBJECT));
        levels =
                prefillable(
                        Field.LEVELS,
                        d -> set(d.educationLevels()),
                        many("levels", Vocabulary.LEVEL));
        keywords = prefillable(Field.KEYWORDS, d -> set(d.keywords()), free("keywords"));
        licence =
                prefillable(
                        Field.LICENCE,
                        Description::licence,
                        one(licenceField, "licence", Vocabulary.LICENCE));
        audiences = unfilled(d -> set(d.audiences()), many("audiences", Vocabulary.AUDIENCE));
        date = prefillable(Field.DATE, Description::date, dateField());
        publisher =
                prefillable(
                        Field.PUBLISHER,
                        Description::publisher,
                        text(new TextField(), "publisher"));
        identifiers =
                prefillable(Field.IDENTIFIERS, d -> set(d.identifiers()), free("identifiers"));
        relations =
                unfilled(
                        DescriptionForm::links,
                        new Rows(words, Vocabulary.RELATION, "form.relations"));
        languageField.setItemLabelGenerator(words::language);
        licenceField.addValueChangeListener(_ -> explainLicence());
        licenceMeaning.addClassName("licence-meaning");
        arrange();
    }

    private void arrange() {
        add(title.component(), summary.component(), contributors.component());
        add(pair(language, resourceType), pair(subjects, levels), keywords.component());
        add(new Div(licenceField, licenceMeaning));
        add(
                more(
                        pair(audiences, date),
                        publisher.component(),
                        identifiers.component(),
                        relations.component()));
    }

    private TextArea summaryField() {
        TextArea field = new TextArea(words.get("form.summary"));
        lazy(field);
        field.setMinHeight("7rem");
        field.setMaxLength(20_000);
        field.setHelperText(words.get("form.summary.help"));
        return field;
    }

    private TextField dateField() {
        text(dateField, "date").setHelperText(words.get("form.date.help"));
        return dateField;
    }

    private static <F extends HasValue<?, ?>> F required(F field) {
        field.setRequiredIndicatorVisible(true);
        return field;
    }

    /// A field that no file fills.
    private <V, C extends Component & HasValue<?, V> & HasHelper & HasStyle>
            Prefillable<V> unfilled(Function<Description, V> part, C field) {
        return kept(new Prefillable<>(field, part, Optional.empty(), words, changed, cleared));
    }

    private <V, C extends Component & HasValue<?, V> & HasHelper & HasStyle>
            Prefillable<V> prefillable(Field name, Function<Description, V> part, C field) {
        return kept(new Prefillable<>(field, part, Optional.of(name), words, changed, cleared));
    }

    private <V> Prefillable<V> kept(Prefillable<V> field) {
        all.add(field);
        return field;
    }

    /// Shows a description in every field that nobody is changing.
    ///
    /// @param filled the same with what was found in the files
    void show(Description said, Prefilled filled) {
        Description prefilled = filled.description();
        savedDate = prefilled.date();
        offer(languageField, Vocabulary.LANGUAGE, prefilled.language());
        offer(licenceField, Vocabulary.LICENCE, prefilled.licence());
        all.forEach(field -> field.show(said, filled));
        explainLicence();
    }

    /// Hears that what the form says was saved.
    void agree(Description saved) {
        all.forEach(field -> field.agree(saved));
    }

    /// What the form says.
    ///
    /// @param withFound whether also what was found in files and nobody has confirmed
    Description description(boolean withFound) {
        return new Description(
                title.value(withFound),
                summary.value(withFound),
                contributors.value(withFound).stream()
                        .map(row -> new Contributor(row.text(), row.code()))
                        .toList(),
                said(language, withFound),
                List.copyOf(subjects.value(withFound)),
                List.copyOf(levels.value(withFound)),
                said(resourceType, withFound),
                List.copyOf(audiences.value(withFound)),
                List.copyOf(keywords.value(withFound)),
                said(licence, withFound),
                validDate(withFound),
                publisher.value(withFound),
                List.copyOf(identifiers.value(withFound)),
                relations.value(withFound).stream()
                        .map(row -> new Relation(row.code(), row.text()))
                        .toList());
    }

    /// Leads to the field in which something is missing.
    void focus(Missing missing) {
        switch (missing) {
            case TITLE -> title.focus();
            case LANGUAGE -> language.focus();
            case LICENCE -> licence.focus();
            case RESOURCE_TYPE -> resourceType.focus();
            case CONTENT, EXAMINATION -> {}
        }
    }

    /// An empty combo box holds null.
    @SuppressWarnings("NullAway")
    private static String said(Prefillable<String> field, boolean withFound) {
        String value = field.value(withFound);
        return value == null ? "" : value;
    }

    private String validDate(boolean withFound) {
        String typed = date.value(withFound).strip();
        boolean valid = DATE.matcher(typed).matches();
        dateField.setInvalid(!valid);
        if (valid && !withFound) {
            savedDate = typed;
        }
        return valid ? typed : savedDate;
    }

    private void explainLicence() {
        String chosen = licenceField.getValue();
        String meaning =
                chosen == null
                        ? words.get("licence.none")
                        : Vocabulary.LICENCE.term(chosen).isEmpty()
                                ? words.get("licence.other")
                                : words.get("licence." + slug(chosen));
        licenceMeaning.setText(meaning);
    }

    /// `by-nc-sa` for <https://creativecommons.org/licenses/by-nc-sa/4.0/>.
    private static String slug(String licence) {
        return licence.replaceFirst("^https://[^/]+/(licenses|publicdomain|vocab)/", "")
                .replaceFirst("[-/]1\\.3\\.html$|/.*$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static List<Rows.Row> people(Description description) {
        return description.contributors().stream()
                .map(one -> new Rows.Row(one.name(), one.role()))
                .toList();
    }

    private static List<Rows.Row> links(Description description) {
        return description.relations().stream()
                .map(one -> new Rows.Row(one.target(), one.type()))
                .toList();
    }

    private static Set<String> set(List<String> list) {
        return new LinkedHashSet<>(list);
    }

    private <F extends TextField> F text(F field, String name) {
        field.setLabel(words.get("form." + name));
        field.setMaxLength(1000);
        lazy(field);
        return field;
    }

    private static void lazy(HasValueChangeMode field) {
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLISECONDS);
    }

    private ComboBox<String> one(ComboBox<String> field, String name, Vocabulary vocabulary) {
        field.setLabel(words.get("form." + name));
        field.setItems(codes(vocabulary));
        field.setItemLabelGenerator(code -> words.term(vocabulary, code));
        field.setClearButtonVisible(true);
        return field;
    }

    private MultiSelectComboBox<String> many(String name, Vocabulary vocabulary) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(words.get("form." + name));
        field.setItems(codes(vocabulary));
        field.setItemLabelGenerator(code -> words.term(vocabulary, code));
        field.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        field.setI18n(spoken(words));
        return field;
    }

    /// What a screen reader says of choices.
    private static MultiSelectComboBoxI18n spoken(Words words) {
        return new MultiSelectComboBoxI18n()
                .setCleared(words.get("choice.cleared"))
                .setFocused(words.get("choice.focused"))
                .setSelected(words.get("choice.selected"))
                .setDeselected(words.get("choice.deselected"))
                .setTotal(words.get("choice.total"));
    }

    private FreeWords free(String name) {
        FreeWords field =
                new FreeWords(words.get("form." + name), words.get("form." + name + ".help"));
        field.setI18n(spoken(words));
        return field;
    }

    /// A file may name a language or licence that is not on our list.
    private static void offer(ComboBox<String> field, Vocabulary vocabulary, String code) {
        List<String> codes = new ArrayList<>(codes(vocabulary));
        String now = field.getValue();
        Stream.of(code, now == null ? "" : now)
                .filter(one -> !one.isEmpty() && !codes.contains(one))
                .forEach(codes::add);
        if (codes.size() > vocabulary.terms().size()) {
            field.setItems(codes);
            if (now != null) {
                field.setValue(now);
            }
        }
    }

    private static List<String> codes(Vocabulary vocabulary) {
        return vocabulary.terms().stream().map(Term::code).toList();
    }

    private static Div pair(Prefillable<?> one, Prefillable<?> two) {
        Div pair = new Div(one.component(), two.component());
        pair.addClassName("pair");
        return pair;
    }

    private NativeDetails more(Component... fields) {
        NativeDetails more = new NativeDetails();
        H3 summary = new H3(words.get("teach.more-fields"));
        summary.addClassName("details-title");
        more.setSummary(summary);
        Div inner = new Div(fields);
        inner.addClassName("description-form");
        more.setContent(inner);
        more.addClassName("more-fields");
        return more;
    }
}
