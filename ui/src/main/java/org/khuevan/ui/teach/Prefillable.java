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
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ui.shell.Words;

/// One field of a description. It knows whether what it shows was said by a person or found in a
/// file; what was found is marked and stays a proposal until a person publishes it.
final class Prefillable<V> {

    private final Component component;
    private final HasValue<?, V> field;
    private final Words words;
    private final String usualHelper;
    private boolean found;
    private boolean touched;
    private final Runnable cleared;
    private final Runnable changed;
    private Origin origin = Origin.EMBEDDED;
    private boolean showing;

    <C extends Component & HasValue<?, V> & HasHelper & HasStyle> Prefillable(
            C field, Words words, Runnable changed, Runnable cleared) {
        this.changed = changed;
        this.cleared = cleared;
        this.component = field;
        this.field = field;
        this.words = words;
        this.usualHelper = field.getHelperText() == null ? "" : field.getHelperText();
        field.addValueChangeListener(_ -> {
            if (!showing) {
                touched = true;
                mark(false);
                changed.run();
            }
        });
    }

    Component component() {
        return component;
    }

    /// Shows a value, unless a person has changed the field meanwhile.
    ///
    /// @param said what a person said
    /// @param prefilled the same, or what was found if nothing was said
    /// @param from where that was found
    void show(V said, V prefilled, Origin from) {
        if (touched) {
            return;
        }
        origin = from;
        showing = true;
        // To a choice, nothing is not the empty text.
        field.setValue(prefilled.equals("") ? field.getEmptyValue() : prefilled);
        showing = false;
        mark(!said.equals(prefilled));
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
                        button("teach.found.accept", this::accept),
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

    private void accept() {
        touched = true;
        mark(false);
        changed.run();
    }

    private void clear() {
        cleared.run();
        field.setValue(field.getEmptyValue());
        focus();
    }
}
