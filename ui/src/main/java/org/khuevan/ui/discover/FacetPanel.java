package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khuevan.search.Facet;
import org.khuevan.search.Results;
import org.khuevan.search.Results.FacetValue;
import org.khuevan.ui.shell.Words;

/// What results can be narrowed by: beside them, or where there is no room, in a sheet that comes
/// up from the bottom. Every choice is a link.
final class FacetPanel extends NativeDetails {

    private static final long serialVersionUID = 1;
    private static final int VALUES = 7;

    private final Words words;
    private final Wish wish;

    FacetPanel(Words words, Wish wish, Results results) {
        this.words = words;
        this.wish = wish;
        Div groups = new Div();
        groups.addClassName("facet-groups");
        for (Facet facet : Facet.values()) {
            List<FacetValue> values = results.facets().getOrDefault(facet, List.of());
            if (values.size() > 1 || wish.query().filters().containsKey(facet)) {
                groups.add(facet(facet, values));
            }
        }
        if (results.total() > 0 || wish.isNarrowed()) {
            groups.add(new PeriodForm(words, wish));
        }
        Div sheet = new Div(head(), groups, foot(results));
        sheet.addClassName("facet-sheet");
        int chosen = wish.chosen();
        setSummaryText(
                chosen == 0 ? words.get("facet.title") : words.get("facet.title-chosen", chosen));
        setContent(sheet);
        addClassName("facets");
        getElement().setAttribute("data-facets", "");
        setVisible(groups.getElement().getChildCount() > 0);
    }

    private Div head() {
        H2 title = new H2(words.get("facet.title"));
        NativeButton close = new NativeButton("×");
        close.addClassName("icon-button");
        close.getElement()
                .setAttribute("type", "button")
                .setAttribute("data-close-facets", "")
                .setAttribute("aria-label", words.get("facet.close"));
        Div head = new Div(title, close);
        head.addClassName("facet-head");
        return head;
    }

    private Div foot(Results results) {
        NativeButton show =
                new NativeButton(
                        words.get("facet.show", results.total(), words.number(results.total())));
        show.addClassName("button");
        show.getElement().setAttribute("type", "button").setAttribute("data-close-facets", "");
        Div foot = new Div();
        if (wish.isNarrowed()) {
            Anchor clear = new Anchor(wish.unfiltered().address(), words.get("facet.clear"));
            clear.addClassNames("button", "button-quiet");
            foot.add(clear);
        }
        foot.add(show);
        foot.addClassName("facet-foot");
        return foot;
    }

    private Section facet(Facet facet, List<FacetValue> values) {
        Set<String> known = values.stream().map(FacetValue::value).collect(Collectors.toSet());
        List<FacetValue> top =
                values.stream()
                        .filter(one -> one.broader().filter(known::contains).isEmpty())
                        .toList();
        UnorderedList list = new UnorderedList();
        UnorderedList more = new UnorderedList();
        int shown = 0;
        for (FacetValue value : top) {
            boolean first = shown < VALUES || holdsChosen(facet, value, values);
            (first ? list : more).add(branch(facet, value, values));
            shown++;
        }
        // What was chosen stays visible when nothing has it any more.
        wish.query().filters().getOrDefault(facet, Set.of()).stream()
                .filter(chosen -> !known.contains(chosen))
                .forEach(chosen -> list.add(new ListItem(value(facet, new FacetValue(chosen, 0)))));
        Section section = new Section(new H3(FacetWords.title(words, facet)), list);
        section.addClassName("facet");
        if (more.getElement().getChildCount() > 0) {
            section.add(new NativeDetails(words.get("facet.more"), more));
        }
        return section;
    }

    /// A value, and what is narrower folded away below it.
    private ListItem branch(Facet facet, FacetValue value, List<FacetValue> values) {
        ListItem item = new ListItem(value(facet, value));
        List<FacetValue> narrower = narrower(value, values);
        if (!narrower.isEmpty()) {
            UnorderedList list = new UnorderedList();
            narrower.forEach(one -> list.add(branch(facet, one, values)));
            String name = FacetWords.label(words, facet, value.value());
            Span summary = new Span(words.get("facet.narrower", narrower.size()));
            Span of = new Span(" " + name);
            of.addClassName("visually-hidden");
            NativeDetails details = new NativeDetails();
            details.setSummary(new Span(summary, of));
            details.setContent(list);
            details.addClassName("narrower");
            details.setOpen(
                    wish.has(facet, value.value())
                            || narrower.stream().anyMatch(o -> holdsChosen(facet, o, values)));
            item.add(details);
        }
        return item;
    }

    private static List<FacetValue> narrower(FacetValue value, List<FacetValue> values) {
        return values.stream()
                .filter(one -> one.broader().equals(Optional.of(value.value())))
                .toList();
    }

    private boolean holdsChosen(Facet facet, FacetValue value, List<FacetValue> values) {
        return wish.has(facet, value.value())
                || narrower(value, values).stream().anyMatch(o -> holdsChosen(facet, o, values));
    }

    private Component value(Facet facet, FacetValue value) {
        boolean chosen = wish.has(facet, value.value());
        Span count = new Span(words.number(value.count()));
        count.addClassName("count");
        Anchor link = new Anchor(wish.toggled(facet, value.value()).address(), "");
        link.addClassName("facet-value");
        link.add(new Span(FacetWords.label(words, facet, value.value())), count);
        link.getElement().setAttribute("rel", "nofollow");
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}
