package org.khuevan.ui.curate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.AskedQueries;
import org.khuevan.search.AskedQueries.Unanswered;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.shell.Words;

/// What people look for and do not find, and what can be done about it.
final class UnansweredPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int MOST = 50;

    private final Words words;
    private final transient AskedQueries asked;
    private final transient CurrentActor actor;
    private final SerializableConsumer<String> addSynonym;
    private final SerializableConsumer<String> pin;
    private final Div list = new Div();

    UnansweredPanel(
            Words words,
            AskedQueries asked,
            CurrentActor actor,
            SerializableConsumer<String> addSynonym,
            SerializableConsumer<String> pin) {
        this.words = words;
        this.asked = asked;
        this.actor = actor;
        this.addSynonym = addSynonym;
        this.pin = pin;
        addClassName("panel");
        add(new H2(words.get("care.unanswered")), hint(words.get("care.unanswered.text")), list);
        show();
    }

    private void show() {
        list.removeAll();
        List<Unanswered> all = asked.unanswered(actor.get(), MOST);
        if (all.isEmpty()) {
            list.add(new Paragraph(words.get("care.unanswered.none")));
            return;
        }
        UnorderedList items = new UnorderedList();
        items.addClassName("care-list");
        all.forEach(one -> items.add(item(one)));
        list.add(items);
    }

    private ListItem item(Unanswered one) {
        Anchor look = new Anchor(SearchAddress.page(SearchQuery.of(one.text())), one.text());
        Span often =
                new Span(
                        words.get(
                                "care.unanswered.often",
                                words.number(one.visitors()),
                                words.day(one.last())));
        often.addClassName("hint");
        Div said = new Div(look, often);
        said.addClassName("care-said");
        Div actions =
                new Div(
                        action("care.synonyms.begin", one, addSynonym),
                        action("care.pins.begin", one, pin),
                        action("care.unanswered.forget", one, this::forget));
        actions.addClassName("care-actions");
        return new ListItem(said, actions);
    }

    private NativeButton action(String key, Unanswered one, SerializableConsumer<String> does) {
        NativeButton button = new NativeButton(words.get(key), _ -> does.accept(one.text()));
        button.addClassNames("button", "button-quiet", "button-small");
        button.getElement().setAttribute("aria-label", words.get(key) + ": " + one.text());
        return button;
    }

    private void forget(String text) {
        asked.forget(actor.get(), text);
        show();
    }

    static Paragraph hint(String text) {
        Paragraph hint = new Paragraph(text);
        hint.addClassName("hint");
        return hint;
    }
}
