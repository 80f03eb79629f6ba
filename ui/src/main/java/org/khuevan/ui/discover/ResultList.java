package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.List;
import org.khuevan.search.Facet;
import org.khuevan.search.Results;
import org.khuevan.search.Results.FacetValue;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.SearchForm;
import org.khuevan.ui.shell.Words;

/// The box, the hits, and what narrows them; all of it links.
final class ResultList extends Div {

    private static final long serialVersionUID = 1;
    private static final int VALUES = 8;

    private final Words words;
    private final Wish wish;
    private final transient Results results;

    ResultList(Words words, Wish wish, Results results) {
        this.words = words;
        this.wish = wish;
        this.results = results;
        addClassName("search-page");
        SearchForm form = new SearchForm(words, "results");
        form.setText(wish.words());
        H1 title = new H1(words.get(wish.words().isBlank() ? "search.browse" : "search.heading"));
        title.addClassName("visually-hidden");
        Div columns = new Div(facets(), hits());
        columns.addClassName("columns");
        add(title, form, columns);
    }

    private Section hits() {
        Section section = new Section();
        section.addClassName("hits");
        section.getElement().setAttribute("aria-label", words.get("search.hits"));
        section.add(summary());
        if (results.hits().isEmpty()) {
            section.add(nothing());
            return section;
        }
        OrderedList list = new OrderedList();
        list.addClassName("hit-list");
        list.getElement().setAttribute("start", Integer.toString(wish.from() + 1));
        results.hits().forEach(hit -> list.add(HitCard.result(words, hit)));
        section.add(list, pages());
        return section;
    }

    private Div summary() {
        NumberFormat seconds = NumberFormat.getNumberInstance(words.locale());
        seconds.setMaximumFractionDigits(3);
        Paragraph total =
                new Paragraph(
                        words.get(
                                "search.total",
                                results.total(),
                                words.number(results.total()),
                                seconds.format(results.took().toNanos() / 1e9)));
        total.getElement().setAttribute("role", "status");
        UnorderedList orders = new UnorderedList();
        orders.addClassName("orders");
        orders.getElement().setAttribute("aria-label", words.get("order.label"));
        for (Order order : Order.values()) {
            Anchor link = new Anchor(wish.in(order).address(), words.of("order", order));
            if (order == wish.order()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            orders.add(new ListItem(link));
        }
        Div summary = new Div(total, orders);
        summary.addClassName("summary");
        return summary;
    }

    private Section nothing() {
        Anchor all = new Anchor("/search", words.get("search.nothing.all"));
        all.addClassNames("button", "button-quiet");
        Section nothing =
                new Section(
                        Pieces.icon("search"),
                        new H2(words.get("search.nothing.title")),
                        new Paragraph(words.get("search.nothing.text")));
        if (!wish.filters().isEmpty()) {
            Anchor unfiltered =
                    new Anchor(wish.unfiltered().address(), words.get("search.nothing.unfilter"));
            unfiltered.addClassName("button");
            nothing.add(unfiltered);
        }
        nothing.add(all);
        nothing.addClassName("nothing");
        return nothing;
    }

    private Nav pages() {
        Nav pages = new Nav();
        pages.addClassName("pages");
        pages.getElement().setAttribute("aria-label", words.get("search.pages"));
        if (wish.from() > 0) {
            Anchor before =
                    new Anchor(
                            wish.at(Math.max(0, wish.from() - Wish.PAGE)).address(),
                            words.get("search.before"));
            before.getElement().setAttribute("rel", "prev");
            before.addClassNames("button", "button-quiet");
            pages.add(before);
        }
        if (wish.from() + Wish.PAGE < results.total()) {
            Anchor after =
                    new Anchor(
                            wish.at(wish.from() + Wish.PAGE).address(), words.get("search.after"));
            after.getElement().setAttribute("rel", "next");
            after.addClassNames("button", "button-quiet");
            pages.add(after);
        }
        pages.setVisible(pages.getElement().getChildCount() > 0);
        return pages;
    }

    private NativeDetails facets() {
        Div all = new Div();
        all.addClassName("facet-groups");
        if (!wish.filters().isEmpty()) {
            Anchor clear = new Anchor(wish.unfiltered().address(), words.get("facet.clear"));
            clear.addClassName("facet-clear");
            all.add(clear);
        }
        for (Facet facet : Facet.values()) {
            List<FacetValue> values = results.facets().getOrDefault(facet, List.of());
            if (values.size() > 1 || wish.filters().containsKey(facet)) {
                all.add(facet(facet, values));
            }
        }
        int chosen = wish.filters().values().stream().mapToInt(java.util.Set::size).sum();
        NativeDetails details =
                new NativeDetails(
                        chosen == 0
                                ? words.get("facet.title")
                                : words.get("facet.title-chosen", chosen));
        details.setContent(all);
        details.addClassName("facets");
        details.getElement().setAttribute("data-facets", "");
        details.setVisible(all.getElement().getChildCount() > 0);
        return details;
    }

    private Section facet(Facet facet, List<FacetValue> values) {
        UnorderedList list = new UnorderedList();
        UnorderedList more = new UnorderedList();
        int shown = 0;
        for (FacetValue value : values) {
            boolean chosen = wish.has(facet, value.value());
            (shown < VALUES || chosen ? list : more).add(value(facet, value, chosen));
            shown++;
        }
        Section section = new Section(new H3(FacetWords.title(words, facet)), list);
        section.addClassName("facet");
        if (more.getElement().getChildCount() > 0) {
            section.add(new NativeDetails(words.get("facet.more"), more));
        }
        return section;
    }

    private ListItem value(Facet facet, FacetValue value, boolean chosen) {
        Span count = new Span(words.number(value.count()));
        count.addClassName("count");
        Anchor link = new Anchor(wish.toggled(facet, value.value()).address(), "");
        link.addClassName("facet-value");
        link.add(new Span(FacetWords.label(words, facet, value.value())), count);
        link.getElement().setAttribute("rel", "nofollow");
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return new ListItem(link);
    }
}
