package org.khuevan.ui.discover;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.khuevan.alert.SavedSearches;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// Ends messages about a saved search, for whoever has the address from one of them. Opening the
/// page alone ends nothing: mail programs look at addresses by themselves.
@Route("unsubscribe/:secret")
@AnonymousAllowed
public class UnsubscribePage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient SavedSearches searches;
    private final Words words;

    UnsubscribePage(SavedSearches searches, Translations translations) {
        this.searches = searches;
        this.words = translations.in(getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String secret = event.getRouteParameters().get("secret").orElse("");
        NativeButton end =
                new NativeButton(
                        words.get("unsubscribe.end"),
                        _ -> {
                            searches.unsubscribe(secret);
                            show(new Paragraph(words.get("unsubscribe.done")));
                        });
        end.addClassName("button");
        show(new Paragraph(words.get("unsubscribe.text")), end);
    }

    private void show(com.vaadin.flow.component.Component... said) {
        Section message = new Section(new H1(words.get("unsubscribe.title")));
        message.addClassName("message");
        message.getElement().setAttribute("role", "status");
        message.add(said);
        removeAll();
        add(message);
    }

    @Override
    public String getPageTitle() {
        return words.get("unsubscribe.title") + " · Khuê Văn";
    }
}
