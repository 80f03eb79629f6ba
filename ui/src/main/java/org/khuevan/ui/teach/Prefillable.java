package org.khuevan.ui.teach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HasValue;
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
    private boolean showing;

    <C extends Component & HasValue<?, V> & HasHelper & HasStyle> Prefillable(
            C field, Words words, Runnable changed) {
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
    void show(V said, V prefilled) {
        if (touched) {
            return;
        }
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
            helped.setHelperText(isFound ? words.get("teach.found") : usualHelper);
        }
        if (field instanceof HasStyle styled) {
            styled.setClassName("found", isFound);
        }
    }
}
