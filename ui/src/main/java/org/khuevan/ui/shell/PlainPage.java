package org.khuevan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.khuevan.people.CurrentActor;

/// A page that is HTML and nothing more, in the same frame as all others: for what has to work at
/// once, and without scripts.
@org.springframework.stereotype.Component
public class PlainPage {

    private final CurrentActor actor;
    private final Translations translations;
    private final Assets assets;

    PlainPage(CurrentActor actor, Translations translations, Assets assets) {
        this.actor = actor;
        this.translations = translations;
        this.assets = assets;
    }

    /// The words of the language that a visitor wants.
    public Words words(HttpServletRequest request) {
        return translations.in(Language.wantedBy(request).locale());
    }

    /// @param styles addresses of further styles, such as `/look/work.css`
    public String html(
            HttpServletRequest request, String title, Component content, String... styles) {
        Words words = words(request);
        Document document = Document.createShell("");
        document.prependChild(new DocumentType("html", "", ""));
        Element html = document.expectFirst("html").attr("lang", words.locale().getLanguage());
        Light.remembered(request).ifPresent(light -> html.attr("data-light", light));
        Element head = document.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "robots").attr("content", "noindex");
        document.title(title + " · Khuê Văn");
        style(head, "/look/khuevan.css");
        List.of(styles).forEach(path -> style(head, path));
        head.appendElement("link")
                .attr("rel", "icon")
                .attr("type", "image/svg+xml")
                .attr("href", "/look/icon.svg");
        head.appendElement("script")
                .attr("type", "module")
                .attr("src", assets.address("/scripts/frame.js"));
        document.body().append(body(request, words, content));
        return document.outputSettings(new Document.OutputSettings().prettyPrint(false))
                .outerHtml();
    }

    private void style(Element head, String path) {
        head.appendElement("link").attr("rel", "stylesheet").attr("href", assets.address(path));
    }

    private String body(HttpServletRequest request, Words words, Component content) {
        PageHeader header = new PageHeader(words, actor.get(), List.of());
        header.leadBackTo(request.getRequestURI());
        Main main = new Main(content);
        main.setId(PageFrame.CONTENT);
        Div page = new Div(PageFrame.skipLink(words), header, main, new PageFooter(words));
        page.addClassName("page");
        return page.getElement().getOuterHTML();
    }
}
