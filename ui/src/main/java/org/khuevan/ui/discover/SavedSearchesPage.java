package org.khuevan.ui.discover;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.khuevan.alert.AlertMail;
import org.khuevan.alert.SavedSearch;
import org.khuevan.alert.SavedSearches;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.People;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// The searches that somebody keeps, and hears about. Its address may carry a search to keep.
@Route("account/searches")
@Menu(title = "nav.searches", order = 101)
@PermitAll
public class SavedSearchesPage extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient SavedSearches searches;
    private final transient AlertMail mail;
    private final transient People people;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final Div offer = new Div();
    private final Div kept = new Div();

    SavedSearchesPage(
            SavedSearches searches,
            AlertMail mail,
            People people,
            CurrentActor actor,
            WorkLook look,
            Translations translations) {
        this.searches = searches;
        this.mail = mail;
        this.people = people;
        this.actor = actor;
        this.look = look;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "account-page");
        Div heading = new Div(new H1(words.get("saved.title")));
        heading.addClassName("work-heading");
        add(heading, new Paragraph(words.get("saved.text")));
        if (!mail.isPossible()) {
            Paragraph none = new Paragraph(words.get("saved.no-mail"));
            none.addClassName("note");
            add(none);
        }
        add(offer, kept);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        switch (actor.get()) {
            case Actor.Visitor() -> {}
            case Actor.Member member -> {
                Map<String, List<String>> asked =
                        event.getLocation().getQueryParameters().getParameters();
                offer.removeAll();
                if (!asked.isEmpty()) {
                    offer.add(form(member, SearchAddress.parse(asked)));
                }
                show(member);
            }
        }
    }

    private Div form(Actor.Member member, SearchQuery query) {
        TextField name = new TextField(words.get("saved.name"));
        name.setValue(query.text().isBlank() ? words.get("search.browse") : query.text());
        name.setMaxLength(200);
        name.setWidthFull();
        boolean reachable = mail.isPossible() && hasAddress(member);
        Checkbox tell = new Checkbox(words.get("saved.by-mail"), reachable);
        tell.setEnabled(reachable);
        NativeButton save =
                new NativeButton(
                        words.get("saved.save"),
                        _ -> {
                            boolean done =
                                    searches.save(
                                                    member,
                                                    name.getValue(),
                                                    query,
                                                    tell.getValue(),
                                                    words.locale().getLanguage())
                                            .isPresent();
                            offer.removeAll();
                            Paragraph said =
                                    new Paragraph(
                                            words.get(
                                                    done ? "saved.done" : "saved.too-many",
                                                    SavedSearches.MOST));
                            said.getElement().setAttribute("role", "status");
                            offer.add(said);
                            show(member);
                        });
        save.addClassName("button");
        Anchor look = new Anchor(SearchAddress.page(query), words.get("saved.look"));
        look.addClassNames("button", "button-quiet");
        Div actions = new Div(save, look);
        actions.addClassName("actions");
        Div panel = new Div(new H2(words.get("saved.new")), name, tell);
        if (mail.isPossible() && !hasAddress(member)) {
            panel.add(hint(words.get("saved.no-address")));
        }
        panel.add(actions);
        panel.addClassName("panel");
        return panel;
    }

    private boolean hasAddress(Actor.Member member) {
        return people.find(member.account())
                .filter(account -> !account.email().isBlank())
                .isPresent();
    }

    private void show(Actor.Member member) {
        kept.removeAll();
        List<SavedSearch> all = searches.of(member);
        if (all.isEmpty()) {
            Anchor search = new Anchor("/search", words.get("saved.empty.search"));
            search.addClassNames("button", "button-quiet");
            Div nothing =
                    new Div(
                            new H2(words.get("saved.empty.title")),
                            new Paragraph(words.get("saved.empty.text")),
                            search);
            nothing.addClassNames("panel", "empty");
            kept.add(nothing);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("material-list");
        all.forEach(saved -> list.add(item(member, saved)));
        kept.add(list);
    }

    private ListItem item(Actor.Member member, SavedSearch saved) {
        Anchor title =
                new Anchor(
                        SearchAddress.page(saved.query()),
                        saved.name().isBlank() ? words.get("search.browse") : saved.name());
        H2 heading = new H2(title);
        Checkbox tell = new Checkbox(words.get("saved.by-mail"), saved.byMail());
        tell.setEnabled(saved.byMail() || mail.isPossible() && hasAddress(member));
        tell.addValueChangeListener(
                change -> searches.tellByMail(member, saved.id(), change.getValue()));
        String asked = SearchAddress.of(saved.query());
        Anchor feed =
                new Anchor(
                        "/api/search/feed" + (asked.isEmpty() ? "" : "?" + asked),
                        words.get("search.feed"));
        feed.setRouterIgnore(true);
        feed.addClassNames("button", "button-quiet", "button-small");
        NativeButton remove =
                new NativeButton(
                        words.get("saved.remove"),
                        _ -> {
                            searches.remove(member, saved.id());
                            show(member);
                        });
        remove.addClassNames("button", "button-quiet", "button-small", "button-danger");
        remove.getElement()
                .setAttribute("aria-label", words.get("saved.remove") + ": " + saved.name());
        Div actions = new Div(feed, remove);
        actions.addClassName("actions");
        ListItem item = new ListItem();
        item.add(heading, hint(words.date(saved.created())), tell, actions);
        item.addClassName("panel");
        return item;
    }

    private static Paragraph hint(String text) {
        Paragraph hint = new Paragraph(text);
        hint.addClassName("hint");
        return hint;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("saved.title") + " · Khuê Văn";
    }
}
