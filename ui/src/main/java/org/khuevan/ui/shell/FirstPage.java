package org.khuevan.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.people.CurrentActor;
import org.khuevan.search.SearchAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/// Writes the first HTML answer of every page: its language, light, title and, for public pages,
/// everything that a reader or a search engine needs without scripts.
@Component
class FirstPage implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private final transient List<FirstHtmlSource> sources;
    private final transient Translations translations;
    private final transient CurrentActor actor;
    private final transient Assets assets;
    private final transient JsonMapper json = JsonMapper.shared();

    FirstPage(
            List<FirstHtmlSource> sources,
            Translations translations,
            CurrentActor actor,
            Assets assets) {
        this.sources = List.copyOf(sources);
        this.translations = translations;
        this.actor = actor;
        this.assets = assets;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::write);
        event.getSource()
                .addUIInitListener(init -> {
                    VaadinRequest request = VaadinRequest.getCurrent();
                    if (request != null) {
                        init.getUI().setLocale(Language.wantedBy(request).locale());
                    }
                });
    }

    private void write(IndexHtmlResponse response) {
        HttpServletRequest request =
                ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
        Language language = Language.wantedBy(response.getVaadinRequest());
        Words words = translations.in(language.locale());
        FirstHtmlSource.Visit visit = visit(request, words);
        Document document = response.getDocument();
        Element html = document.selectFirst("html");
        if (html != null) {
            html.attr("lang", language.tag());
            Light.remembered(request).ifPresent(light -> html.attr("data-light", light));
        }
        frame(document);
        Optional<FirstHtml> first =
                sources.stream().map(s -> s.of(visit)).flatMap(Optional::stream).findFirst();
        FirstHtml page = first.orElseGet(() -> unknown(visit));
        response.getVaadinResponse().setStatus(page.status());
        response.getVaadinResponse().setHeader("Content-Language", language.tag());
        response.getVaadinResponse().setHeader("Vary", "Accept-Language, Cookie");
        describe(document, page, visit);
        document.body().prepend(content(page, visit));
    }

    private static FirstHtmlSource.Visit visitOf(
            HttpServletRequest request, String origin, CurrentActor actor, Words words) {
        Map<String, List<String>> parameters =
                request.getParameterMap().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> Arrays.asList(e.getValue())));
        String path = request.getRequestURI().replaceFirst("^/+", "");
        return new FirstHtmlSource.Visit(path, parameters, origin, actor.get(), words);
    }

    private FirstHtmlSource.Visit visit(HttpServletRequest request, Words words) {
        String origin = ServletUriComponentsBuilder.fromContextPath(request).build().toString();
        return visitOf(request, origin, actor, words);
    }

    /// A page that says nothing before its scripts run, or an address that there is not.
    private FirstHtml unknown(FirstHtmlSource.Visit visit) {
        boolean known = RouteConfiguration.forApplicationScope().getRoute(visit.path()).isPresent();
        Words words = visit.words();
        return known
                ? FirstHtml.plain(HttpStatus.OK.value(), "Khuê Văn", new Div())
                : FirstHtml.plain(
                        HttpStatus.NOT_FOUND.value(),
                        words.get("not-found.title"),
                        new Message(words, "not-found"));
    }

    private void frame(Document document) {
        Element head = document.head();
        head.appendElement("link")
                .attr("rel", "stylesheet")
                .attr("href", assets.address("/look/khuevan.css"));
        head.appendElement("link")
                .attr("rel", "icon")
                .attr("type", "image/svg+xml")
                .attr("href", "/look/icon.svg");
        head.appendElement("meta").attr("name", "theme-color").attr("content", "#8f2b20");
        head.appendElement("script")
                .attr("type", "module")
                .attr("src", assets.address("/scripts/frame.js"));
    }

    private void describe(Document document, FirstHtml page, FirstHtmlSource.Visit visit) {
        document.title(
                page.title().equals("Khuê Văn") ? page.title() : page.title() + " · Khuê Văn");
        Map<String, String> graph = new LinkedHashMap<>();
        graph.put("og:site_name", "Khuê Văn");
        graph.put("og:title", page.title());
        graph.put("og:type", page.type());
        Element head = document.head();
        if (!page.description().isEmpty()) {
            head.appendElement("meta")
                    .attr("name", "description")
                    .attr("content", page.description());
            graph.put("og:description", page.description());
        }
        if (page.canonical().isEmpty()) {
            head.appendElement("meta").attr("name", "robots").attr("content", "noindex");
        } else {
            String address = visit.origin() + page.canonical();
            head.appendElement("link").attr("rel", "canonical").attr("href", address);
            graph.put("og:url", address);
        }
        if (visit.path().isEmpty() || visit.path().equals("search")) {
            head.appendElement("link")
                    .attr("rel", "alternate")
                    .attr("type", "application/atom+xml")
                    .attr("title", visit.words().get("search.feed"))
                    .attr("href", feed(visit));
        }
        graph.put(
                "og:image",
                visit.origin() + (page.picture().isEmpty() ? "/look/share.png" : page.picture()));
        graph.forEach((name, value) ->
                head.appendElement("meta").attr("property", name).attr("content", value));
        if (!page.linkedData().isEmpty()) {
            // Nothing that a description says may end the script element.
            String data = json.writeValueAsString(page.linkedData()).replace("<", "\\u003c");
            head.appendElement("script")
                    .attr("type", "application/ld+json")
                    .appendChild(new DataNode(data));
        }
    }

    /// Of what the page shows.
    private static String feed(FirstHtmlSource.Visit visit) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        visit.parameters().forEach(parameters::addAll);
        String asked = SearchAddress.of(SearchAddress.parse(parameters));
        return "/api/search/feed" + (asked.isEmpty() ? "" : "?" + asked);
    }

    private static String content(FirstHtml page, FirstHtmlSource.Visit visit) {
        PageHeader header = new PageHeader(visit.words(), visit.actor(), List.of());
        header.leadBackTo("/" + visit.path());
        header.search().setVisible(true);
        if (visit.path().isEmpty() || visit.path().equals("search")) {
            header.search().removeFromParent();
        }
        Main main = new Main(page.content());
        Div all = new Div(header, main, new PageFooter(visit.words()));
        all.addClassName("page");
        all.setId("first-page");
        return all.getElement().getOuterHTML();
    }
}
