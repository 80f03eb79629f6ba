package org.khuevan.ui.learn;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;

/// A page that is what [StudentPages] makes of its address.
abstract class StudentPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient StudentPages pages;
    private final transient CurrentActor actor;
    private final Words words;
    private String title = "";

    StudentPage(StudentPages pages, CurrentActor actor, Translations translations) {
        this.pages = pages;
        this.actor = actor;
        this.words = translations.in(getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Shown> page =
                pages.show(
                        event.getLocation().getPath(),
                        event.getLocation().getQueryParameters().getParameters(),
                        actor.get(),
                        words);
        removeAll();
        if (page.isPresent()) {
            title = page.get().title();
            add(page.get().content());
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /// Elsewhere what was written last may be lost with the line; here it is kept in the browser.
    @Override
    protected void onAttach(AttachEvent event) {
        withoutLine(event.getUI(), "learn.offline");
    }

    @Override
    protected void onDetach(DetachEvent event) {
        withoutLine(event.getUI(), "system.offline");
    }

    private void withoutLine(UI ui, String key) {
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(words.get(key));
    }

    @Override
    public String getPageTitle() {
        return title + " · Khuê Văn";
    }
}
