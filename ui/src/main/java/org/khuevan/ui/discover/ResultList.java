package org.khuevan.ui.discover;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.stream.Stream;
import org.khuevan.search.Hit;
import org.khuevan.search.PassageHit;
import org.khuevan.search.Results;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.SearchForm;
import org.khuevan.ui.shell.Words;

/// The box, what was found, and what narrows it; all of it links.
final class ResultList extends Div {

    private static final long serialVersionUID = 1;
    private static final int COURSES_BESIDE = 3;

    private final Words words;
    private final Wish wish;
    private final transient Found found;
    private final transient Results results;

    ResultList(Words words, Assets assets, Wish wish, Found found) {
        this.words = words;
        this.wish = wish;
        this.found = found;
        this.results = found.answer().results();
        addClassName("search-page");
        SearchForm form = new SearchForm(words, "results");
        form.setText(wish.words());
        H1 title = new H1(words.get(wish.words().isBlank() ? "search.browse" : "search.heading"));
        title.addClassName("visually-hidden");
        Div columns = new Div(new FacetPanel(words, wish, results), hits());
        columns.addClassName("columns");
        add(style(assets), title, form, columns);
    }

    /// Only here, so that a first visit stays light.
    private static HtmlContainer style(Assets assets) {
        HtmlContainer link = new HtmlContainer("link");
        link.getElement()
                .setAttribute("rel", "stylesheet")
                .setAttribute("href", assets.address("/look/search.css"));
        return link;
    }

    private Section hits() {
        Section section = new Section();
        section.addClassName("hits");
        section.getElement().setAttribute("aria-label", words.get("search.hits"));
        found.answer().shownFor().ifPresent(text -> section.add(shownFor(text)));
        found.answer().perhaps().ifPresent(text -> section.add(perhaps(text)));
        if (found.filling()) {
            Paragraph filling = new Paragraph(words.get("search.filling"));
            filling.addClassName("correction");
            section.add(filling);
        }
        section.add(tabs(), summary());
        if (wish.isNarrowed()) {
            section.add(chips());
        }
        if (results.hits().isEmpty()) {
            boolean inside = wish.passages() && !wish.words().isBlank();
            section.add(inside ? passages() : nothing());
            return section;
        }
        if (!found.courses().isEmpty()) {
            section.add(courses());
        }
        section.add(wish.passages() ? passages() : materials(), pages(), take());
        return section;
    }

    private OrderedList materials() {
        OrderedList list = new OrderedList();
        list.addClassName("hit-list");
        list.getElement().setAttribute("start", Integer.toString(wish.query().from() + 1));
        results.hits().forEach(hit -> list.add(HitCard.result(words, hit, sought())));
        return list;
    }

    /// Some of each material, in the order of relevance the best of all first.
    private Component passages() {
        UnorderedList list = new UnorderedList();
        list.addClassNames("hit-list", "passage-list");
        record Inside(Hit hit, PassageHit passage) {}
        Stream<Inside> all =
                results.hits().stream()
                        .flatMap(hit -> hit.passages().stream().map(one -> new Inside(hit, one)));
        if (wish.query().order() == Order.RELEVANCE) {
            all =
                    all.sorted(
                            Comparator.comparingDouble((Inside i) -> i.passage().score())
                                    .reversed());
        }
        all.forEach(one -> list.add(HitCard.passage(words, one.hit(), one.passage())));
        if (list.getElement().getChildCount() > 0) {
            return list;
        }
        Anchor materials =
                new Anchor(wish.forMaterials().address(), words.get("search.no-passages.all"));
        materials.addClassName("button");
        Section nothing =
                new Section(
                        Pieces.icon("search"),
                        new H2(words.get("search.no-passages.title")),
                        new Paragraph(words.get("search.no-passages.text")),
                        materials);
        nothing.addClassName("nothing");
        return nothing;
    }

    private String sought() {
        return found.answer().shownFor().orElse(wish.words());
    }

    /// Nothing has what was typed; this is what was probably meant.
    private Div shownFor(String text) {
        Paragraph instead = new Paragraph(words.get("search.instead", wish.words()) + " ");
        Anchor meant = new Anchor(wish.saying(text).address(), text);
        meant.addClassName("meant");
        instead.add(new Span(words.get("search.instead.shown") + " "), meant);
        Anchor exactly =
                new Anchor(wish.forced().address(), words.get("search.exactly", wish.words()));
        Div note = new Div(instead, new Paragraph(exactly));
        note.addClassName("correction");
        note.getElement().setAttribute("role", "status");
        return note;
    }

    private Paragraph perhaps(String text) {
        Anchor meant = new Anchor(wish.saying(text).address(), text);
        meant.addClassName("meant");
        Paragraph perhaps = new Paragraph(new Span(words.get("search.perhaps") + " "), meant);
        perhaps.addClassName("correction");
        return perhaps;
    }

    /// Everything, courses only, or passages only, which there are for words alone.
    private Nav tabs() {
        UnorderedList list = new UnorderedList();
        boolean courses = wish.isForCourses();
        boolean passages = wish.passages();
        list.add(tab("search.tab.all", wish.forMaterials(), !courses && !passages));
        if (courses || found.coursesInAll() > 0) {
            list.add(tab("search.tab.courses", wish.forCourses(), courses));
        }
        if (passages || !wish.words().isBlank()) {
            list.add(tab("search.tab.passages", wish.forPassages(), passages));
        }
        Nav tabs = new Nav(list);
        tabs.addClassName("tabs");
        tabs.getElement().setAttribute("aria-label", words.get("search.tabs"));
        tabs.setVisible(list.getElement().getChildCount() > 1);
        return tabs;
    }

    private ListItem tab(String key, Wish leads, boolean current) {
        Anchor link =
                new Anchor(leads.address(), words.get(key, words.number(found.coursesInAll())));
        if (current) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return new ListItem(link);
    }

    private Section courses() {
        UnorderedList cards = new UnorderedList();
        cards.addClassName("course-cards");
        found.courses().stream()
                .limit(COURSES_BESIDE)
                .forEach(hit -> cards.add(HitCard.course(words, hit, sought())));
        Section section = new Section(new H2(words.get("search.courses")), cards);
        section.addClassName("courses-found");
        if (found.coursesInAll() > COURSES_BESIDE) {
            Anchor all =
                    new Anchor(
                            wish.forCourses().address(),
                            words.get("search.courses.all", words.number(found.coursesInAll())));
            all.addClassName("more");
            section.add(all);
        }
        return section;
    }

    private Div summary() {
        NumberFormat seconds = NumberFormat.getNumberInstance(words.locale());
        seconds.setMaximumFractionDigits(3);
        Paragraph total =
                new Paragraph(
                        words.get(
                                wish.passages() ? "search.total.passages" : "search.total",
                                results.total(),
                                words.number(results.total()),
                                seconds.format(results.took().toNanos() / 1e9)));
        total.getElement().setAttribute("role", "status");
        UnorderedList orders = new UnorderedList();
        orders.addClassName("orders");
        orders.getElement().setAttribute("aria-label", words.get("order.label"));
        for (Order order : Order.values()) {
            Anchor link = new Anchor(wish.in(order).address(), words.of("order", order));
            if (order == wish.query().order()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            orders.add(new ListItem(link));
        }
        Div summary = new Div(total, orders);
        summary.addClassName("summary");
        return summary;
    }

    /// What is chosen, each to be taken away.
    private UnorderedList chips() {
        UnorderedList chips = new UnorderedList();
        chips.addClassName("chosen");
        chips.getElement().setAttribute("aria-label", words.get("facet.chosen"));
        wish.query()
                .filters()
                .forEach((facet, values) ->
                        values.forEach(value ->
                                chips.add(
                                        chip(
                                                FacetWords.label(words, facet, value),
                                                wish.toggled(facet, value)))));
        var period = wish.query().published();
        if (!period.equals(org.khuevan.search.Period.ALWAYS)) {
            String shown =
                    words.get(
                            "facet.period.chosen",
                            period.from().map(words::day).orElse("…"),
                            period.to().map(words::day).orElse("…"));
            chips.add(chip(shown, wish.during(org.khuevan.search.Period.ALWAYS)));
        }
        return chips;
    }

    private ListItem chip(String label, Wish without) {
        Anchor link = new Anchor(without.address(), "");
        Span cross = new Span("×");
        cross.getElement().setAttribute("aria-hidden", "true");
        Span remove = new Span(words.get("facet.remove"));
        remove.addClassName("visually-hidden");
        link.add(remove, new Span(label), cross);
        link.addClassName("chip");
        link.getElement().setAttribute("rel", "nofollow");
        return new ListItem(link);
    }

    private Section nothing() {
        Anchor all = new Anchor("/search", words.get("search.nothing.all"));
        all.addClassNames("button", "button-quiet");
        Section nothing =
                new Section(
                        Pieces.icon("search"),
                        new H2(words.get("search.nothing.title")),
                        new Paragraph(words.get("search.nothing.text")));
        if (wish.isNarrowed()) {
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
        int from = wish.query().from();
        Nav pages = new Nav();
        pages.addClassName("pages");
        pages.getElement().setAttribute("aria-label", words.get("search.pages"));
        if (from > 0) {
            pages.add(turn(Math.max(0, from - Wish.PAGE), "search.before", "prev"));
        }
        int next = from + Wish.PAGE;
        if (next < results.total() && next <= SearchQuery.FURTHEST) {
            pages.add(turn(next, "search.after", "next"));
        } else if (next < results.total()) {
            pages.add(new Paragraph(words.get("search.furthest")));
        }
        pages.setVisible(pages.getElement().getChildCount() > 0);
        return pages;
    }

    private Anchor turn(int first, String key, String rel) {
        Anchor link = new Anchor(wish.at(first).address(), words.get(key));
        link.getElement().setAttribute("rel", rel);
        link.addClassNames("button", "button-quiet");
        return link;
    }

    /// The list as a file, as a feed, or kept with an alert.
    private Nav take() {
        Wish shown = found.answer().shownFor().map(wish::saying).orElse(wish);
        String asked = SearchAddress.of(shown.at(0).query());
        String parameters = asked.isEmpty() ? "" : "?" + asked;
        UnorderedList list = new UnorderedList();
        Anchor save =
                new Anchor(
                        "/account/searches" + (parameters.isEmpty() ? "?q=" : parameters),
                        words.get("search.save"));
        list.add(new ListItem(save));
        list.add(file("/api/search/feed" + parameters, words.get("search.feed"), false));
        for (String format : new String[] {"csv", "ris", "bibtex"}) {
            list.add(
                    file(
                            "/api/search/export/" + format + parameters,
                            words.get("search.take." + format),
                            true));
        }
        Nav take = new Nav(new Span(words.get("search.take")), list);
        take.addClassName("take");
        take.getElement().setAttribute("aria-label", words.get("search.take"));
        return take;
    }

    private static ListItem file(String address, String label, boolean download) {
        Anchor link = new Anchor(address, label);
        link.setRouterIgnore(true);
        if (download) {
            link.getElement().setAttribute("download", true);
        }
        link.getElement().setAttribute("rel", "nofollow");
        return new ListItem(link);
    }
}
