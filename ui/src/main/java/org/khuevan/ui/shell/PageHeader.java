package org.khuevan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.menu.MenuEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.khuevan.people.Actor;

/// The top of every page: the name, the ways through the platform, language, light and account.
final class PageHeader extends Header {

    private static final long serialVersionUID = 1;

    /// Menu entries from this order on belong to one's account.
    private static final double ACCOUNT = 100;

    private final NativeButton signOut = new NativeButton();
    private final SearchForm search;
    private final UnorderedList languages = new UnorderedList();
    private final Words words;

    PageHeader(Words words, Actor actor, List<MenuEntry> entries) {
        this.words = words;
        this.search = new SearchForm(words, "header");
        addClassName("page-header");
        Div inner = new Div(brand(), search, ways(entries), tools(actor, entries));
        inner.addClassName("page-header-inner");
        add(inner);
    }

    /// The button with which a member signs out.
    NativeButton signOut() {
        return signOut;
    }

    SearchForm search() {
        return search;
    }

    private Anchor brand() {
        Span mark = icon("brand");
        mark.addClassName("brand-mark");
        Span name = new Span("Khuê Văn");
        name.addClassName("brand-name");
        Anchor brand = new Anchor("/", mark, name);
        brand.addClassName("brand");
        brand.getElement().setAttribute("aria-label", words.get("brand.label"));
        return brand;
    }

    private Nav ways(List<MenuEntry> entries) {
        UnorderedList list = new UnorderedList();
        list.add(new ListItem(new Anchor("/search", words.get("nav.explore"))));
        entries.stream()
                .filter(entry -> order(entry) < ACCOUNT)
                .forEach(entry -> list.add(new ListItem(link(entry))));
        Nav nav = new Nav(list);
        nav.addClassName("ways");
        nav.getElement().setAttribute("aria-label", words.get("nav.label"));
        return nav;
    }

    private Div tools(Actor actor, List<MenuEntry> entries) {
        NativeButton light = new NativeButton();
        light.addClassName("icon-button");
        light.getElement()
                .setAttribute("type", "button")
                .setAttribute("data-light-switch", "")
                .setAttribute("aria-label", words.get("light.switch"))
                .setAttribute("title", words.get("light.switch"));
        light.add(icon("light"));
        Div tools = new Div(languageSwitch(), light, account(actor, entries));
        tools.addClassName("tools");
        return tools;
    }

    private Div languageSwitch() {
        languages.addClassName("languages");
        languages.getElement().setAttribute("aria-label", words.get("language.label"));
        for (Language language : Language.values()) {
            boolean current = language.locale().equals(words.locale());
            Anchor link =
                    new Anchor(
                            "/language/" + language.tag(), language.tag().toUpperCase(Locale.ROOT));
            link.setRouterIgnore(true);
            link.getElement()
                    .setAttribute("lang", language.tag())
                    .setAttribute("hreflang", language.tag())
                    .setAttribute("title", language.ownName())
                    .setAttribute("aria-label", language.ownName())
                    .setAttribute("data-language", language.tag());
            if (current) {
                link.getElement().setAttribute("aria-current", "true");
            }
            languages.add(new ListItem(link));
        }
        Div around = new Div(languages);
        around.addClassName("language-switch");
        return around;
    }

    private Component account(Actor actor, List<MenuEntry> entries) {
        return switch (actor) {
            case Actor.Visitor() -> {
                Anchor signIn = new Anchor("/sign-in", words.get("sign-in"));
                signIn.addClassNames("button", "button-quiet");
                // A page of its own, which the router of the living page does not know.
                signIn.setRouterIgnore(true);
                yield signIn;
            }
            case Actor.Member member -> menuOf(member, entries);
        };
    }

    private NativeDetails menuOf(Actor.Member member, List<MenuEntry> entries) {
        Span initial = new Span(member.displayName().strip().substring(0, 1));
        initial.addClassName("initial");
        initial.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(member.displayName());
        name.addClassName("account-name");
        UnorderedList list = new UnorderedList();
        entries.forEach(entry -> {
            ListItem item = new ListItem(link(entry));
            if (order(entry) < ACCOUNT) {
                item.addClassName("only-narrow");
            }
            list.add(item);
        });
        signOut.setText(words.get("sign-out"));
        list.add(new ListItem(signOut));
        NativeDetails menu = new NativeDetails();
        menu.setSummary(new Span(initial, name));
        menu.setContent(list);
        menu.addClassName("account-menu");
        menu.getElement().setAttribute("data-menu", "");
        return menu;
    }

    private Anchor link(MenuEntry entry) {
        return new Anchor(
                entry.path().startsWith("/") ? entry.path() : "/" + entry.path(),
                words.get(entry.title()));
    }

    private static double order(MenuEntry entry) {
        return entry.order() == null ? 0 : entry.order();
    }

    /// Makes the language links come back to the page they are on.
    void leadBackTo(String address) {
        String to = "?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        languages
                .getChildren()
                .flatMap(Component::getChildren)
                .map(Anchor.class::cast)
                .forEach(link ->
                        link.setHref(
                                "/language/"
                                        + link.getElement().getAttribute("data-language")
                                        + to));
    }

    static Span icon(String name) {
        Span icon = new Span();
        icon.addClassNames("icon", "icon-" + name);
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
