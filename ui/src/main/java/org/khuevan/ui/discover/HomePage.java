package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khuevan.search.Facet;
import org.khuevan.search.Results;
import org.khuevan.search.Results.FacetValue;
import org.khuevan.search.Search;
import org.khuevan.search.SearchQuery;
import org.khuevan.search.SearchQuery.Order;
import org.khuevan.ui.shell.FirstHtml;
import org.khuevan.ui.shell.FirstHtmlSource;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.SearchForm;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.springframework.stereotype.Component;

/// The first page: one box over everything, and what there is to browse.
@Route("")
@AnonymousAllowed
public class HomePage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int NEWEST = 8;
    private static final int MOST = 14;

    HomePage(Search search, Translations translations) {
        Words words = translations.in(getLocale());
        add(content(search, words));
    }

    @Override
    public String getPageTitle() {
        return "Khuê Văn";
    }

    private static Div content(Search search, Words words) {
        Results all = search.search(new SearchQuery("", Map.of(), Order.NEWEST, 0, NEWEST));
        Section hero =
                new Section(
                        new H1(words.get("home.title")),
                        new Paragraph(words.get("home.lead")),
                        new SearchForm(words, "hero"));
        hero.addClassName("hero");
        Div content = new Div(hero);
        content.addClassName("home");
        if (all.total() == 0) {
            Section empty =
                    new Section(
                            new H2(words.get("home.empty.title")),
                            new Paragraph(words.get("home.empty.text")));
            empty.addClassName("nothing");
            content.add(empty);
            return content;
        }
        content.add(kinds(words, all));
        content.add(newest(words, all));
        content.add(values(words, all, Facet.SUBJECT, "home.subjects"));
        content.add(values(words, all, Facet.LEVEL, "home.levels"));
        return content;
    }

    private static Section newest(Words words, Results all) {
        UnorderedList tiles = new UnorderedList();
        tiles.addClassName("tiles");
        all.hits().forEach(hit -> tiles.add(HitCard.tile(words, hit)));
        Anchor more =
                new Anchor(
                        Wish.all("", Order.NEWEST).address(),
                        words.get("home.all", words.number(all.total())));
        more.addClassName("more");
        Section section = new Section(new H2(words.get("home.newest")), tiles, more);
        section.addClassName("home-section");
        return section;
    }

    private static Section kinds(Words words, Results all) {
        UnorderedList list = new UnorderedList();
        list.addClassName("kinds");
        for (FacetValue value : all.facets().getOrDefault(Facet.KIND, List.of())) {
            Span count = new Span(words.number(value.count()));
            count.addClassName("count");
            Anchor link = new Anchor(Wish.all(Facet.KIND, value.value()).address(), "");
            link.add(
                    Pieces.icon(value.value()),
                    new Span(FacetWords.label(words, Facet.KIND, value.value())),
                    count);
            list.add(new ListItem(link));
        }
        Section section = new Section(list);
        section.addClassNames("home-section", "home-kinds");
        section.getElement().setAttribute("aria-label", words.get("home.kinds"));
        return section;
    }

    private static Section values(Words words, Results all, Facet facet, String title) {
        UnorderedList list = new UnorderedList();
        list.addClassName("chips");
        List<FacetValue> values = all.facets().getOrDefault(facet, List.of());
        values.stream().limit(MOST).forEach(value -> list.add(chip(words, facet, value)));
        Section section = new Section(new H2(words.get(title)), list);
        section.addClassName("home-section");
        section.setVisible(!values.isEmpty());
        return section;
    }

    private static ListItem chip(Words words, Facet facet, FacetValue value) {
        Span count = new Span(words.number(value.count()));
        count.addClassName("count");
        Anchor link = new Anchor(Wish.all(facet, value.value()).address(), "");
        link.addClassName("chip");
        link.add(new Span(FacetWords.label(words, facet, value.value())), count);
        return new ListItem(link);
    }

    /// The first HTML of the first page.
    @Component
    static class First implements FirstHtmlSource {

        private final Search search;

        First(Search search) {
            this.search = search;
        }

        @Override
        public Optional<FirstHtml> of(Visit visit) {
            if (!visit.path().isEmpty()) {
                return Optional.empty();
            }
            Words words = visit.words();
            return Optional.of(
                    new FirstHtml(
                            200,
                            "Khuê Văn",
                            words.get("home.lead"),
                            "/",
                            "",
                            "website",
                            Map.of(
                                    "@context", "https://schema.org",
                                    "@type", "WebSite",
                                    "name", "Khuê Văn",
                                    "url", visit.origin() + "/",
                                    "potentialAction",
                                            Map.of(
                                                    "@type", "SearchAction",
                                                    "target",
                                                            visit.origin()
                                                                    + "/search?q={search_term_string}",
                                                    "query-input",
                                                            "required name=search_term_string")),
                            content(search, words)));
        }
    }
}
