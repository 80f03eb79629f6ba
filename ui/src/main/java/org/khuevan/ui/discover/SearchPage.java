package org.khuevan.ui.discover;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Map;
import java.util.Optional;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.AskedQueries;
import org.khuevan.search.AssistedSearch;
import org.khuevan.ui.shell.Assets;
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

    private final transient AssistedSearch search;
    private final transient AskedQueries asked;
    private final transient CurrentActor actor;
    private final transient Assets assets;
    private final Words words;
    private String title = "";

    SearchPage(
            AssistedSearch search,
            AskedQueries asked,
            CurrentActor actor,
            Assets assets,
            Translations translations) {
        this.search = search;
        this.asked = asked;
        this.actor = actor;
        this.assets = assets;
        this.words = translations.in(getLocale());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Wish wish = Wish.of(event.getLocation().getQueryParameters().getParameters(), actor.get());
        Found found = Found.of(search, wish);
        title = title(words, wish);
        removeAll();
        add(new ResultList(words, assets, wish, found));
        getUI().ifPresent(ui -> {
            ui.getPage().setTitle(getPageTitle());
            boolean whole = !found.filling();
            if (whole && wish.query().from() == 0 && !wish.isNarrowed()) {
                String visitor = Visitors.of(ui);
                long total = found.answer().results().total();
                Optional<String> instead = found.answer().shownFor();
                asked.asked(visitor, wish.words(), instead.isPresent() ? 0 : total);
                instead.ifPresent(text -> asked.asked(visitor, text, total));
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/search.js"));
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

        private final AssistedSearch search;
        private final Assets assets;

        First(AssistedSearch search, Assets assets) {
            this.search = search;
            this.assets = assets;
        }

        @Override
        public Optional<FirstHtml> of(Visit visit) {
            if (!visit.path().equals("search")) {
                return Optional.empty();
            }
            Wish wish = Wish.of(visit.parameters(), visit.actor());
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
                            new ResultList(words, assets, wish, Found.of(search, wish))));
        }
    }
}
