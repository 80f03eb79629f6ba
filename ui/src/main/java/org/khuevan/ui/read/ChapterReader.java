package org.khuevan.ui.read;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Rendition.Chapter;
import org.khuevan.ingest.Place;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Pieces;
import org.khuevan.ui.shell.Words;

/// A book or another text, a chapter at a time, as its clean HTML: with pictures, tables, formulas
/// and programs. Every section has an address, at which its chapter opens with words marked.
public final class ChapterReader extends Section {

    private static final long serialVersionUID = 1;

    private final transient Assets assets;
    private final transient MaterialId material;
    private final transient ExaminedFile file;
    private final transient List<Chapter> chapters;
    private final Words words;
    private final int section;

    /// @param section wanted, counted from 1
    /// @param sought words to be marked, or empty
    public ChapterReader(
            Words words,
            Assets assets,
            Renditions renditions,
            MaterialId material,
            ExaminedFile file,
            int section,
            String sought) {
        this.words = words;
        this.assets = assets;
        this.material = material;
        this.file = file;
        this.section = section;
        this.chapters =
                file.findings().of(Finding.Rendition.class).findFirst().orElseThrow().chapters();
        addClassNames("text-reader", "chapter-reader");
        getElement()
                .setAttribute("aria-label", words.get("text.label"))
                .setAttribute("data-turn", "");
        getElement().appendChild(look(assets));
        int shown = shown();
        boolean outlined = file.findings().of(Finding.Heading.class).count() > 1;
        if (!outlined
                && chapters.stream().filter(chapter -> !chapter.title().isEmpty()).count() > 1) {
            add(contents(shown));
        }
        Optional<String> html = renditions.html(file, chapters.get(shown).path());
        add(html.map(found -> text(found, sought)).orElseGet(this::lost));
        if (chapters.size() > 1) {
            add(turning(shown));
        }
    }

    /// The style of texts, which other pages never load; also without scripts.
    static com.vaadin.flow.dom.Element look(Assets assets) {
        return new com.vaadin.flow.dom.Element("link")
                .setAttribute("rel", "stylesheet")
                .setAttribute("href", assets.address("/look/reader.css"));
    }

    private int shown() {
        int shown = 0;
        while (shown + 1 < chapters.size() && chapters.get(shown + 1).section() <= section) {
            shown++;
        }
        return shown;
    }

    private Div lost() {
        return new Div(new Paragraph(words.get("text.none")));
    }

    private Div text(String html, String sought) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        String pictures = Address.derived(file.file(), "reading/");
        for (Element image : page.select("img[src]")) {
            image.attr("src", pictures + image.attr("src")).attr("loading", "lazy");
        }
        lead(page);
        mark(page.body(), sought);
        Element start = page.selectFirst("[data-section=" + section + "]");
        Element opened = Optional.ofNullable(page.selectFirst("mark")).orElse(start);
        if (opened != null && (section > chapters.get(shown()).section() || !sought.isBlank())) {
            opened.attr("data-opened", "");
        }
        page.select("pre, .r-wide").attr("tabindex", "0");
        Div text = new Div();
        text.addClassNames("prose", "chapter");
        if (chapters.size() == 1) {
            text.addClassName("whole");
        }
        text.getElement().setProperty("innerHTML", page.body().html());
        return text;
    }

    /// Links to chapters lead to their addresses.
    private void lead(Document page) {
        for (Element link : page.select("a[href]")) {
            String[] to = link.attr("href").split("#", 2);
            if (!to[0].isEmpty() && !to[0].contains(":")) {
                Optional<Chapter> chapter =
                        chapters.stream()
                                .filter(one -> one.path().equals("reading/" + to[0]))
                                .findFirst();
                if (chapter.isPresent()) {
                    String at = to.length > 1 ? "#" + to[1] : "";
                    link.attr("href", address(chapter.get()) + at).attr("router-ignore", "");
                } else {
                    link.unwrap();
                }
            } else if (to[0].isEmpty()) {
                link.attr("router-ignore", "");
            }
        }
    }

    private static void mark(Element element, String sought) {
        for (Node node : List.copyOf(element.childNodes())) {
            switch (node) {
                case TextNode text when Pieces.holds(text.getWholeText(), sought) -> {
                    Div marked = new Div();
                    Pieces.marked(text.getWholeText(), sought).forEach(marked::add);
                    Element parsed =
                            Jsoup.parseBodyFragment(marked.getElement().getOuterHTML())
                                    .selectFirst("div");
                    if (parsed != null) {
                        List.copyOf(parsed.childNodes()).forEach(text::before);
                        text.remove();
                    }
                }
                case Element inner when !inner.normalName().equals("math") -> mark(inner, sought);
                default -> {
                    // Formulas stay whole.
                }
            }
        }
    }

    private String address(Chapter chapter) {
        return Address.of(material, file.file().id(), new Place.Section(chapter.section(), ""), "");
    }

    private NativeDetails contents(int shown) {
        OrderedList list = new OrderedList();
        int current = shown;
        while (current > 0 && chapters.get(current).title().isEmpty()) {
            current--;
        }
        for (int i = 0; i < chapters.size(); i++) {
            if (!chapters.get(i).title().isEmpty()) {
                Anchor link = new Anchor(address(chapters.get(i)), chapters.get(i).title());
                if (i == current) {
                    link.getElement().setAttribute("aria-current", "true");
                }
                list.add(new ListItem(link));
            }
        }
        NativeDetails contents = new NativeDetails(words.get("text.contents"), list);
        contents.addClassName("contents");
        return contents;
    }

    private Nav turning(int shown) {
        Nav turning = new Nav();
        turning.addClassName("turning");
        turning.getElement().setAttribute("aria-label", words.get("text.turn"));
        if (shown > 0) {
            turning.add(turn(shown - 1, "prev"));
        }
        Span where = new Span(words.get("chapters.where", shown + 1, chapters.size()));
        where.addClassName("where");
        turning.add(where);
        if (shown < chapters.size() - 1) {
            turning.add(turn(shown + 1, "next"));
        }
        return turning;
    }

    private Anchor turn(int to, String rel) {
        Anchor link = new Anchor(address(chapters.get(to)), words.get("text." + rel));
        link.addClassNames("button", "button-quiet");
        link.getElement().setAttribute("rel", rel);
        return link;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context:/" + assets.address("/scripts/reader.js"));
    }
}
