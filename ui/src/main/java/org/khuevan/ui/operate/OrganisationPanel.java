package org.khuevan.ui.operate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.khuevan.ui.shell.Words;

/// The organisations of the platform: each can be renamed, and others added.
final class OrganisationPanel extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient People people;
    private final transient CurrentActor actor;
    private final SerializableRunnable changed;
    private final UnorderedList list = new UnorderedList();
    private final TextField added = new TextField();

    /// @param changed told after a name has changed
    OrganisationPanel(
            Words words, People people, CurrentActor actor, SerializableRunnable changed) {
        this.words = words;
        this.people = people;
        this.actor = actor;
        this.changed = changed;
        list.addClassName("plain-list");
        added.setLabel(words.get("organisations.name"));
        added.setMaxLength(200);
        Div row = new Div(added, button("organisations.add", this::addOne));
        row.addClassName("field-and-button");
        addClassName("panel");
        add(new H2(words.get("organisations.title")), list, row);
        show();
    }

    private void show() {
        list.removeAll();
        people.organisations()
                .forEach(one -> {
                    ListItem item = new ListItem();
                    shown(item, one);
                    list.add(item);
                });
    }

    private void shown(ListItem item, Organisation one) {
        NativeButton rename = button("organisations.rename", () -> renaming(item, one));
        rename.addClassName("button-small");
        rename.getElement()
                .setAttribute("aria-label", words.get("organisations.rename") + ": " + one.name());
        item.removeAll();
        item.add(new Span(one.name()), rename);
    }

    private void renaming(ListItem item, Organisation one) {
        TextField name = new TextField();
        name.setAriaLabel(words.get("organisations.new-name"));
        name.setMaxLength(200);
        name.setValue(one.name());
        item.removeAll();
        item.add(
                name,
                button("people.save", () -> rename(one, name)),
                button("question.no", () -> shown(item, one)));
        name.focus();
    }

    private void rename(Organisation one, TextField name) {
        attempt(
                name,
                () -> {
                    people.renameOrganisation(actor.get(), one.id(), name.getValue());
                    show();
                    changed.run();
                });
    }

    private void addOne() {
        attempt(
                added,
                () -> {
                    Organisation made = people.createOrganisation(actor.get(), added.getValue());
                    added.clear();
                    added.setInvalid(false);
                    added.setHelperText(words.get("organisations.added", made.name()));
                    show();
                });
    }

    private void attempt(TextField field, Runnable action) {
        try {
            action.run();
        } catch (NotAcceptable e) {
            field.setErrorMessage(words.of(e.reason()));
            field.setInvalid(true);
        }
    }

    private NativeButton button(String key, SerializableRunnable action) {
        NativeButton button = new NativeButton(words.get(key), _ -> action.run());
        button.addClassNames("button", "button-quiet");
        return button;
    }
}
