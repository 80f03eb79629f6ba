package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Prefilled;
import org.khuevan.catalogue.Prefilled.Field;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ui.shell.Words;

/// One field of a description. It knows whether what it shows was said by a person or found in a
/// file; what was found is marked and stays a proposal until a person publishes it.
final class Prefillable<V> {

    private final Component component;
    private final HasValue<?, V> field;
    private final Function<Description, V> part;
    private final Optional<Field> name;
    private final Words words;
    private final String usualHelper;
    private boolean found;
    private boolean touched;
    private boolean unsaved;
    private @Nullable V agreed;
    private final Consumer<Field> cleared;
    private final Runnable changed;
    private Origin origin = Origin.EMBEDDED;
    private boolean showing;

    /// @param part of the description that the field shows
    /// @param name what it is called among those that files fill, if they do
    /// @param cleared hears that a person wants it empty that files had filled
    <C extends Component & HasValue<?, V> & HasHelper & HasStyle> Prefillable(
            C field,
            Function<Description, V> part,
            Optional<Field> name,
            Words words,
            Runnable changed,
            Consumer<Field> cleared) {
        this.changed = changed;
        this.cleared = cleared;
        this.component = field;
        this.field = field;
        this.part = part;
        this.name = name;
        this.words = words;
        this.usualHelper = field.getHelperText() == null ? "" : field.getHelperText();
        field.addValueChangeListener(_ -> {
            if (!showing) {
                confirm();
            }
        });
    }

    Component component() {
        return component;
    }

    /// Shows its part of a description, unless a person has changed the field meanwhile. What was
    /// said elsewhere after that was saved is shown.
    ///
    /// @param said what people said
    /// @param filled the same with what was found, where nothing was said
    void show(Description said, Prefilled filled) {
        V value = part.apply(said);
        if (touched && (unsaved || value.equals(agreed))) {
            return;
        }
        V shown = part.apply(filled.description());
        agreed = value;
        origin = name.map(filled::from).orElse(Origin.EMBEDDED);
        showing = true;
        // To a choice, nothing is not the empty text.
        field.setValue(shown.equals("") ? field.getEmptyValue() : shown);
        showing = false;
        mark(!value.equals(shown));
    }

    /// Hears that a description was saved which this field is part of.
    void agree(Description saved) {
        agreed = part.apply(saved);
        unsaved = false;
    }

    /// What is in the field, with or without what nobody but a file has said.
    V value(boolean withFound) {
        return found && !withFound ? field.getEmptyValue() : field.getValue();
    }

    void focus() {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private void mark(boolean isFound) {
        found = isFound;
        if (field instanceof HasHelper helped) {
            if (isFound) {
                helped.setHelperComponent(proposal());
            } else {
                helped.setHelperComponent(null);
                helped.setHelperText(usualHelper);
            }
        }
        if (field instanceof HasStyle styled) {
            styled.setClassName("found", isFound);
        }
    }

    /// Says where a value comes from, and lets a person take it or leave the field empty.
    private Div proposal() {
        Div proposal =
                new Div(
                        new Span(words.of("teach.found", origin)),
                        button("teach.found.accept", this::confirm),
                        button("teach.found.clear", this::clear));
        proposal.addClassName("proposal");
        return proposal;
    }

    private NativeButton button(String key, Runnable action) {
        NativeButton button = new NativeButton(words.get(key), _ -> action.run());
        button.addClassName("link-button");
        button.getElement()
                .setAttribute("type", "button")
                .setAttribute("aria-label", words.get(key) + ": " + label());
        return button;
    }

    private String label() {
        return field instanceof HasLabel labelled ? String.valueOf(labelled.getLabel()) : "";
    }

    /// From now on it is a person's.
    private void confirm() {
        touched = true;
        unsaved = true;
        mark(false);
        changed.run();
    }

    private void clear() {
        name.ifPresent(cleared);
        field.setValue(field.getEmptyValue());
        focus();
    }
}
