package org.khuevan.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.khuevan.ingest.Formula;

/// What teachers and students write: CommonMark with tables and formulas in LaTeX, as HTML that is
/// safe in our own pages whatever was written.
///
/// Scripts, styles, frames and forms are gone. Pictures come only from this platform, so that
/// nobody elsewhere learns who reads; others become links.
public final class Prose {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br>").build();

    /// Without an address of its own a page would lose links to others of this platform.
    private static final String HERE = "https://here.invalid/";

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(https?:)?//.*");
    private static final Pattern OWN = Pattern.compile("/(course-pictures|files)/.*");

    private static final Cleaner CLEANER =
            new Cleaner(
                    new Safelist()
                            .addTags(
                                    ("p br hr h1 h2 h3 h4 h5 h6 em strong b i u s del ins mark sub"
                                         + " sup small code pre kbd samp blockquote q cite ul ol li"
                                         + " dl dt dd table caption thead tbody tfoot tr th td"
                                         + " figure figcaption a img details summary span div abbr"
                                         + " ruby rt rp")
                                            .split(" "))
                            .addAttributes("a", "href", "title")
                            .addAttributes("img", "src", "alt", "title", "width", "height")
                            .addAttributes("ol", "start", "type")
                            .addAttributes("td", "colspan", "rowspan", "align")
                            .addAttributes("th", "colspan", "rowspan", "align", "scope")
                            .addAttributes("abbr", "title")
                            .addAttributes(":all", "lang", "dir")
                            .addProtocols("a", "href", "http", "https", "mailto", "tel", "#")
                            .preserveRelativeLinks(true));

    /// A dollar that opens stands right before the formula, one that closes right after it and
    /// before no digit: "$5 to $10" is money.
    private static final Pattern FORMULA =
            Pattern.compile(
                    "\\$\\$(?<display>[^$`]+?)\\$\\$"
                            + "|(?<![\\\\$])\\$(?<inline>[^\\s$`](?:[^$`\\n]*[^\\s\\\\$`])?)\\$"
                            + "(?![\\d$])");

    private static final char OPEN = '\uE0F0';
    private static final char CLOSE = '\uE0F1';
    private static final Pattern PLACE = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private Prose() {}

    /// @return HTML of blocks, to stand in a page
    public static String html(String markdown) {
        Document clean = page(markdown);
        return clean.outputSettings(new Document.OutputSettings().prettyPrint(false)).body().html();
    }

    /// HTML without a paragraph around it where there is only one, for choices and other short
    /// texts.
    public static String inline(String markdown) {
        Document clean = page(markdown);
        Element body =
                clean.outputSettings(new Document.OutputSettings().prettyPrint(false)).body();
        Element only = body.childrenSize() == 1 ? body.firstElementChild() : null;
        return only != null && only.normalName().equals("p") ? only.html() : body.html();
    }

    /// The words alone, for the search and for titles.
    public static String text(String markdown) {
        return page(markdown, formula -> new TextNode(formula.tex())).body().text();
    }

    /// HTML for other platforms, in which formulas stay LaTeX between `\\(` and `\\)`.
    public static String htmlWithTex(String markdown) {
        Document clean = page(markdown, Prose::tex);
        return clean.outputSettings(new Document.OutputSettings().prettyPrint(false)).body().html();
    }

    private static Document page(String markdown) {
        return page(markdown, Prose::shown);
    }

    /// @param source as it was written, with its dollars
    private record Sheltered(String source, String tex, boolean display) {

        static Sheltered of(MatchResult found) {
            boolean display = found.group("display") != null;
            String tex = found.group(display ? "display" : "inline");
            return new Sheltered(found.group(), tex.strip(), display);
        }
    }

    private static Document page(String markdown, Function<Sheltered, Node> formula) {
        List<Sheltered> formulas = new ArrayList<>();
        String sheltered =
                FORMULA.matcher(markdown.replaceAll("[" + OPEN + CLOSE + "]", ""))
                        .replaceAll(found -> {
                            formulas.add(Sheltered.of(found));
                            return "" + OPEN + (formulas.size() - 1) + CLOSE;
                        });
        Document dirty = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(sheltered)), HERE);
        Document clean = CLEANER.clean(dirty);
        clean.select("img").forEach(Prose::onlyOurs);
        clean.select("a[href]").forEach(Prose::link);
        // A page has a heading of its own above these.
        clean.select("h1").tagName("h2");
        restore(clean.body(), formulas, formula);
        return clean;
    }

    private static void restore(
            Element root, List<Sheltered> formulas, Function<Sheltered, Node> formula) {
        List<TextNode> texts = new ArrayList<>();
        root.traverse((node, _) -> {
            if (node instanceof TextNode text && text.getWholeText().indexOf(OPEN) >= 0) {
                texts.add(text);
            }
        });
        for (TextNode text : texts) {
            boolean code =
                    text.parent() instanceof Element around && around.closest("code, pre") != null;
            Matcher place = PLACE.matcher(text.getWholeText());
            int done = 0;
            while (place.find()) {
                Sheltered found = formulas.get(Integer.parseInt(place.group(1)));
                text.before(new TextNode(text.getWholeText().substring(done, place.start())));
                text.before(code ? new TextNode(found.source()) : formula.apply(found));
                done = place.end();
            }
            text.text(text.getWholeText().substring(done));
        }
    }

    private static Node tex(Sheltered formula) {
        return new TextNode(
                formula.display() ? "$$" + formula.tex() + "$$" : "\\(" + formula.tex() + "\\)");
    }

    private static Node shown(Sheltered formula) {
        String html = new Formula(formula.tex(), formula.display()).html();
        return Objects.requireNonNull(Jsoup.parseBodyFragment(html).body().firstElementChild());
    }

    private static void onlyOurs(Element image) {
        String source = image.attr("src");
        if (OWN.matcher(source).matches()) {
            image.attr("loading", "lazy");
            return;
        }
        String words = image.attr("alt").isBlank() ? source : image.attr("alt");
        if (ELSEWHERE.matcher(source).matches()) {
            image.replaceWith(new Element("a").attr("href", source).text(words));
        } else {
            image.replaceWith(new Element("span").text(words));
        }
    }

    private static void link(Element link) {
        if (ELSEWHERE.matcher(link.attr("href")).matches()) {
            link.attr("rel", "noopener nofollow").attr("target", "_blank");
        }
    }
}
