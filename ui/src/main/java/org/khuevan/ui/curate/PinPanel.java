package org.khuevan.ui.curate;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.Hit;
import org.khuevan.search.Pins;
import org.khuevan.search.Pins.Pin;
import org.khuevan.search.Search;
import org.khuevan.ui.shell.Words;

/// What comes first when certain words are searched for.
final class PinPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int OFFERED = 20;
    private static final int MOST = 20;

    private final Words words;
    private final transient Pins pins;
    private final transient Search search;
    private final transient Materials materials;
    private final transient CurrentActor actor;
    private final TextField query = new TextField();
    private final ComboBox<Hit> offer = new ComboBox<>();
    private final OrderedList chosenList = new OrderedList();
    private final UnorderedList list = new UnorderedList();
    private final List<String> chosen = new ArrayList<>();

    PinPanel(Words words, Pins pins, Search search, Materials materials, CurrentActor actor) {
        this.words = words;
        this.pins = pins;
        this.search = search;
        this.materials = materials;
        this.actor = actor;
        addClassName("panel");
        query.setLabel(words.get("care.pins.words"));
        query.setMaxLength(200);
        offer.setLabel(words.get("care.pins.material"));
        offer.setItemLabelGenerator(hit -> hit.title().text());
        offer.setItems(asked -> {
            int from = asked.getOffset();
            int most = asked.getLimit();
            return asked.getFilter().stream()
                    .filter(typed -> !typed.isBlank())
                    .flatMap(typed -> search.asTyped(typed, OFFERED).stream())
                    .skip(from)
                    .limit(most);
        });
        offer.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                choose(event.getValue().material());
                offer.clear();
            }
        });
        NativeButton save = new NativeButton(words.get("care.save"), _ -> save());
        save.addClassName("button");
        Div fields = new Div(query, offer);
        fields.addClassName("pair");
        Div actions = new Div(save);
        actions.addClassName("actions");
        chosenList.addClassName("care-chosen");
        list.addClassName("care-list");
        add(
                new H2(words.get("care.pins")),
                UnansweredPanel.hint(words.get("care.pins.text")),
                fields,
                chosenList,
                actions,
                list);
        show();
    }

    /// Begins a pin for some words.
    void begin(String typed) {
        query.setValue(typed);
        chosen.clear();
        showChosen();
        offer.focus();
    }

    private void choose(MaterialId material) {
        if (!chosen.contains(material.value()) && chosen.size() < MOST) {
            chosen.add(material.value());
            showChosen();
        }
    }

    private void showChosen() {
        offer.setInvalid(false);
        query.setInvalid(false);
        chosenList.removeAll();
        for (String id : chosen) {
            NativeButton remove =
                    new NativeButton(
                            "×",
                            _ -> {
                                chosen.remove(id);
                                showChosen();
                            });
            remove.addClassName("icon-button");
            String title = title(new MaterialId(id));
            remove.getElement().setAttribute("aria-label", words.get("care.remove") + ": " + title);
            chosenList.add(new ListItem(new Span(title), remove));
        }
    }

    private void save() {
        query.setInvalid(query.getValue().isBlank());
        query.setErrorMessage(words.get("care.pins.words.missing"));
        offer.setInvalid(chosen.isEmpty());
        offer.setErrorMessage(words.get("care.pins.material.missing"));
        if (query.isInvalid() || offer.isInvalid()) {
            return;
        }
        pins.put(actor.get(), query.getValue(), chosen.stream().map(MaterialId::new).toList());
        query.clear();
        chosen.clear();
        showChosen();
        show();
    }

    private void show() {
        list.removeAll();
        pins.all().forEach(pin -> list.add(item(pin)));
    }

    private ListItem item(Pin pin) {
        OrderedList first = new OrderedList();
        pin.materials()
                .forEach(id -> first.add(new ListItem(new Anchor(Address.of(id), title(id)))));
        Span asked = new Span("“" + pin.words() + "”");
        asked.addClassName("care-words");
        Div said = new Div(asked, first);
        said.addClassName("care-said");
        NativeButton change = new NativeButton(words.get("care.change"), _ -> change(pin));
        NativeButton remove =
                new NativeButton(
                        words.get("care.remove"),
                        _ -> {
                            pins.remove(actor.get(), pin.id());
                            show();
                        });
        remove.addClassName("button-danger");
        for (NativeButton button : List.of(change, remove)) {
            button.addClassNames("button", "button-quiet", "button-small");
            button.getElement().setAttribute("aria-label", button.getText() + ": " + pin.words());
        }
        Div actions = new Div(change, remove);
        actions.addClassName("care-actions");
        return new ListItem(said, actions);
    }

    private void change(Pin pin) {
        query.setValue(pin.words());
        chosen.clear();
        pin.materials().forEach(id -> chosen.add(id.value()));
        showChosen();
        query.focus();
    }

    private String title(MaterialId id) {
        return materials
                .find(actor.get(), id)
                .map(material -> material.description().title())
                .orElse(words.get("care.pins.gone"));
    }
}
