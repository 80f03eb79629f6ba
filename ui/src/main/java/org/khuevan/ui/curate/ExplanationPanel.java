package org.khuevan.ui.curate;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.text.NumberFormat;
import java.util.List;
import org.khuevan.catalogue.Address;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.Explanation;
import org.khuevan.search.Hit;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.shell.Words;

/// Why results stand where they stand, in words and numbers.
final class ExplanationPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 10;

    private final Words words;
    private final transient Search search;
    private final transient CurrentActor actor;
    private final TextField query = new TextField();
    private final Div answer = new Div();

    ExplanationPanel(Words words, Search search, CurrentActor actor) {
        this.words = words;
        this.search = search;
        this.actor = actor;
        addClassName("panel");
        query.setLabel(words.get("care.explain.words"));
        query.setWidthFull();
        query.addKeyPressListener(Key.ENTER, _ -> explain());
        NativeButton show = new NativeButton(words.get("care.explain.show"), _ -> explain());
        show.addClassName("button");
        Div actions = new Div(show);
        actions.addClassName("actions");
        answer.getElement().setAttribute("aria-live", "polite");
        add(
                new H2(words.get("care.explain")),
                UnansweredPanel.hint(words.get("care.explain.text")),
                query,
                actions,
                answer);
    }

    private void explain() {
        answer.removeAll();
        List<Hit> hits =
                search.search(
                                SearchQuery.of(query.getValue())
                                        .as(actor.get())
                                        .withExplanations()
                                        .at(0, SHOWN))
                        .hits();
        if (hits.isEmpty()) {
            answer.add(new Paragraph(words.get("search.nothing.title")));
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("care-explained");
        hits.forEach(hit -> list.add(item(hit)));
        answer.add(list);
    }

    private ListItem item(Hit hit) {
        H3 title = new H3(new Anchor(Address.of(hit.material()), hit.title().text()));
        ListItem item = new ListItem(title);
        if (hit.pinned()) {
            Span pinned = new Span(words.get("care.explain.pinned"));
            pinned.addClassName("badge");
            item.add(pinned);
        }
        hit.explanation().ifPresent(why -> item.add(reasons(why), details(why)));
        return item;
    }

    private UnorderedList reasons(Explanation why) {
        UnorderedList list = new UnorderedList();
        list.addClassName("care-signals");
        double most =
                why.signals().stream()
                        .mapToDouble(signal -> Math.abs(signal.worth()))
                        .max()
                        .orElse(1);
        for (Explanation.Signal signal : why.signals()) {
            Span name = new Span(words.of("care.signal", signal.kind()));
            Span worth = new Span(number(signal.worth()));
            worth.addClassName("count");
            Span bar = new Span();
            bar.addClassName("care-bar");
            bar.getElement().setAttribute("aria-hidden", "true");
            bar.getStyle()
                    .set("inline-size", Math.round(100 * Math.abs(signal.worth()) / most) + "%");
            list.add(new ListItem(name, worth, bar));
        }
        Span sum = new Span(words.get("care.explain.sum", number(why.score())));
        sum.addClassName("hint");
        list.add(new ListItem(sum));
        return list;
    }

    private NativeDetails details(Explanation why) {
        Pre text = new Pre(why.detail());
        text.addClassName("care-detail");
        text.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", words.get("care.explain.detail"));
        NativeDetails details = new NativeDetails(words.get("care.explain.detail"), text);
        details.setVisible(!why.detail().isBlank());
        return details;
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }
}
