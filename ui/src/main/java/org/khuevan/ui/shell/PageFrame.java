package org.khuevan.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.jspecify.annotations.Nullable;
import org.khuevan.people.CurrentActor;

/// The frame around every page: skip link, header, content, footer.
@Layout
@AnonymousAllowed
public class PageFrame extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1;
    static final String CONTENT = "content";

    private final Main content = new Main();
    private final PageHeader header;
    private @Nullable HasElement shown;

    PageFrame(Translations translations, CurrentActor actor, AuthenticationContext signedIn) {
        Words words = translations.in(getLocale());
        addClassName("page");
        header = new PageHeader(words, actor.get(), MenuConfiguration.getMenuEntries());
        header.signOut().addClickListener(_ -> signedIn.logout());
        content.setId(CONTENT);
        content.getElement().setAttribute("tabindex", "-1");
        add(skipLink(words), header, content, new PageFooter(words));
    }

    static Anchor skipLink(Words words) {
        Anchor skip = new Anchor("#" + CONTENT, words.get("skip"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        return skip;
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement page) {
        content.getElement().removeAllChildren();
        if (page != null) {
            content.getElement().appendChild(page.getElement());
        }
    }

    /// The first HTML gives way in the same moment in which the living page appears; what somebody
    /// has typed into it meanwhile stays, where it lies open and where the caret stands.
    private static final String GIVE_WAY =
            """
            const first = document.getElementById('first-page');
            if (first) {
              const boxes = [...first.querySelectorAll(
                  'textarea[id], input[id]:not([type=file], [type=radio], [type=checkbox])')].map(box =>
                ({id: box.id, value: box.value, typed: box.value !== box.defaultValue,
                  focused: document.activeElement === box, caret: box.selectionStart}));
              const details = [...first.querySelectorAll('details[id]')].map(one =>
                ({id: one.id, open: one.open}));
              first.remove();
              for (const {id, open} of details) {
                const same = document.getElementById(id);
                if (same) { same.open = open; }
              }
              for (const {id, value, typed, focused, caret} of boxes) {
                const box = document.getElementById(id);
                if (box && typed) { box.value = value; }
                if (box && focused) {
                  // Only then does the living page lie where it stays.
                  requestAnimationFrame(() => {
                    box.focus({preventScroll: true});
                    if (caret !== null) { box.setSelectionRange(caret, caret); }
                    if (box.matches('[data-search-box]')) {
                      box.dispatchEvent(new Event('input', {bubbles: true}));
                    }
                  });
                }
              }
            }
            """;

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().executeJs(GIVE_WAY);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String address = "/" + event.getLocation().getPathWithQueryParameters();
        header.leadBackTo(address.startsWith("//") ? address.substring(1) : address);
        HasElement page = event.getActiveChain().getFirst();
        if (shown != null && shown != page) {
            content.getElement()
                    .executeJs("window.scrollTo(0, 0); this.focus({preventScroll: true})");
        }
        shown = page;
        String path = event.getLocation().getPath();
        header.search().setVisible(!path.isEmpty() && !path.equals("search"));
    }
}
