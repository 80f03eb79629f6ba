package org.khuevan.ui.teach;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ui.shell.Words;

/// A list of pairs of a free text and a term of a vocabulary, such as people and what they did; a
/// row without a text says nothing.
final class Rows extends CustomField<List<Rows.Row>> {

    private static final long serialVersionUID = 1;

    /// @param code of the vocabulary
    record Row(String text, String code) {}

    private final Words words;
    private final Vocabulary vocabulary;
    private final String key;
    private final Div list = new Div();
    private final List<Line> lines = new ArrayList<>();

    /// @param key of the words: `{key}`, `{key}.text`, `{key}.code`, `{key}.add`, `{key}.remove`
    Rows(Words words, Vocabulary vocabulary, String key) {
        super(List.of());
        this.words = words;
        this.vocabulary = vocabulary;
        this.key = key;
        setLabel(words.get(key));
        addClassName("rows");
        NativeButton more = new NativeButton(words.get(key + ".add"), _ -> addLine().text.focus());
        more.addClassNames("button", "button-quiet", "button-small");
        more.getElement().setAttribute("type", "button");
        add(list, more);
    }

    @Override
    protected List<Row> generateModelValue() {
        return lines.stream()
                .map(line -> new Row(line.text.getValue().strip(), line.code.getValue()))
                .filter(row -> !row.text().isEmpty())
                .toList();
    }

    @Override
    protected void setPresentationValue(List<Row> rows) {
        if (rows.equals(generateModelValue())) {
            return;
        }
        lines.clear();
        list.removeAll();
        rows.forEach(row -> {
            Line line = addLine();
            line.text.setValue(row.text());
            line.code.setValue(row.code());
        });
    }

    @Override
    public List<Row> getEmptyValue() {
        return List.of();
    }

    private Line addLine() {
        Line line = new Line();
        lines.add(line);
        list.add(line);
        return line;
    }

    private void remove(Line line) {
        lines.remove(line);
        list.remove(line);
        updateValue();
    }

    private final class Line extends Div {

        private static final long serialVersionUID = 1;

        final TextField text = new TextField();
        final ComboBox<String> code = new ComboBox<>();

        Line() {
            addClassName("row");
            text.setAriaLabel(words.get(key + ".text"));
            text.setPlaceholder(words.get(key + ".text"));
            text.setValueChangeMode(ValueChangeMode.LAZY);
            text.setValueChangeTimeout(DescriptionForm.PAUSE_MILLISECONDS);
            text.setMaxLength(1000);
            code.setAriaLabel(words.get(key + ".code"));
            code.setItems(vocabulary.terms().stream().map(Term::code).toList());
            code.setItemLabelGenerator(value -> words.term(vocabulary, value));
            code.setValue(vocabulary.terms().getFirst().code());
            code.setRequired(true);
            NativeButton remove = new NativeButton("×", _ -> Rows.this.remove(this));
            remove.addClassName("icon-button");
            remove.getElement()
                    .setAttribute("type", "button")
                    .setAttribute("aria-label", words.get(key + ".remove"))
                    .setAttribute("title", words.get(key + ".remove"));
            text.addValueChangeListener(event -> told(event.isFromClient()));
            code.addValueChangeListener(event -> {
                if (event.getValue() == null) {
                    code.setValue(event.getOldValue());
                } else {
                    told(event.isFromClient());
                }
            });
            add(code, text, remove);
        }

        private void told(boolean byPerson) {
            if (byPerson) {
                updateValue();
            }
        }
    }
}
