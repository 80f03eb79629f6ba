package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Map;
import java.util.Optional;
import org.khuevan.search.Results;
import org.khuevan.search.Search;
import org.khuevan.ui.shell.FirstHtml;
import org.khuevan.ui.shell.FirstHtmlSource;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.springframework.stereotype.Component;

/// What was found, and browsing without words. Its address says all of it, so that it can be kept,
/// shared, and read without scripts.
@Route("search")
@AnonymousAllowed
public class SearchPage extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Search search;
    private final Words words;
    private String title = "";

    SearchPage(Search search, Translations translations) {
        this.search = search;
        this.words = translations.in(getLocale());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Wish wish = Wish.of(event.getLocation().getQueryParameters().getParameters());
        Results results = search.search(wish.query());
        title = title(words, wish);
        removeAll();
        add(new ResultList(words, wish, results));
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    @Override
    public String getPageTitle() {
        return title + " · Khuê Văn";
    }

    private static String title(Words words, Wish wish) {
        return wish.words().isBlank()
                ? words.get("search.browse")
                : words.get("search.title", wish.words());
    }

    /// The first HTML of results.
    @Component
    static class First implements FirstHtmlSource {

        private final Search search;

        First(Search search) {
            this.search = search;
        }

        @Override
        public Optional<FirstHtml> of(Visit visit) {
            if (!visit.path().equals("search")) {
                return Optional.empty();
            }
            Wish wish = Wish.of(visit.parameters());
            Words words = visit.words();
            return Optional.of(
                    new FirstHtml(
                            200,
                            title(words, wish),
                            words.get("home.lead"),
                            // Search engines browse, but do not keep every question ever asked.
                            wish.words().isBlank() ? wish.address() : "",
                            "",
                            "website",
                            Map.of(),
                            new ResultList(words, wish, search.search(wish.query()))));
        }
    }
}
