package org.khuevan.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
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

    private static final Pattern GAP = Pattern.compile("\\[\\[([A-Za-z0-9_-]{1,40})]]");

    private static final char OPEN = '\uE0F0';
    private static final char CLOSE = '\uE0F1';
    private static final Pattern PLACE = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

    private Prose() {}

    /// @return HTML of blocks, to stand in a page
    public static String html(String markdown) {
        return html(markdown, Map.of());
    }

    /// The text of a cloze.
    ///
    /// @param gaps what stands in each gap, by its key: HTML that is taken as it is
    public static String html(String markdown, Map<String, String> gaps) {
        return blocks(page(markdown, Prose::shown, gaps));
    }

    /// HTML without a paragraph around it where there is only one, for choices and other short
    /// texts.
    public static String inline(String markdown) {
        Document clean = page(markdown, Prose::shown, Map.of());
        Element body =
                clean.outputSettings(new Document.OutputSettings().prettyPrint(false)).body();
        Element only = body.childrenSize() == 1 ? body.firstElementChild() : null;
        return only != null && only.normalName().equals("p") ? only.html() : body.html();
    }

    /// The words alone, for the search and for titles.
    public static String text(String markdown) {
        return page(markdown, formula -> new TextNode(formula.tex()), Map.of()).body().text();
    }

    /// HTML for other platforms, in which formulas stay LaTeX between `\\(` and `\\)`.
    public static String htmlWithTex(String markdown) {
        return htmlWithTex(markdown, Map.of());
    }

    /// The text of a cloze for other platforms.
    ///
    /// @param gaps what stands in each gap, by its key: HTML that is taken as it is
    public static String htmlWithTex(String markdown, Map<String, String> gaps) {
        return blocks(page(markdown, Prose::tex, gaps));
    }

    private static String blocks(Document clean) {
        return clean.outputSettings(new Document.OutputSettings().prettyPrint(false)).body().html();
    }

    /// What Markdown must not touch: while it is read, a sign of our own stands for it.
    private sealed interface Sheltered {

        /// As it was written.
        String source();
    }

    private record Tex(String source, String tex, boolean display) implements Sheltered {

        static Tex of(MatchResult found) {
            boolean display = found.group("display") != null;
            String tex = found.group(display ? "display" : "inline");
            return new Tex(found.group(), tex.strip(), display);
        }
    }

    private record InGap(String source, String html) implements Sheltered {}

    private static Document page(
            String markdown, Function<Tex, Node> formula, Map<String, String> gaps) {
        List<Sheltered> sheltered = new ArrayList<>();
        String text =
                GAP.matcher(markdown.replaceAll("[" + OPEN + CLOSE + "]", ""))
                        .replaceAll(found ->
                                Optional.ofNullable(gaps.get(found.group(1)))
                                        .map(html -> new InGap(found.group(), html))
                                        .map(gap -> place(sheltered, gap))
                                        .orElseGet(() -> Matcher.quoteReplacement(found.group())));
        String without =
                FORMULA.matcher(text).replaceAll(found -> shelter(sheltered, Tex.of(found)));
        Document dirty = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(without)), HERE);
        Document clean = CLEANER.clean(dirty);
        clean.select("img").forEach(Prose::onlyOurs);
        clean.select("a[href]").forEach(Prose::link);
        // A page has a heading of its own above these.
        clean.select("h1").tagName("h2");
        restore(clean.body(), sheltered, formula);
        return clean;
    }

    private static String place(List<Sheltered> sheltered, Sheltered one) {
        sheltered.add(one);
        return "" + OPEN + (sheltered.size() - 1) + CLOSE;
    }

    /// Nothing can be filled in within a formula: one with gaps is cut into what stands between
    /// them, or, where a piece would be none, stays the text that was written.
    private static String shelter(List<Sheltered> sheltered, Tex formula) {
        List<String> gaps = PLACE.matcher(formula.tex()).results().map(MatchResult::group).toList();
        String[] pieces = PLACE.split(formula.tex(), -1);
        if (gaps.isEmpty()) {
            return place(sheltered, formula);
        }
        if (Arrays.stream(pieces).anyMatch(piece -> !isWhole(piece))) {
            return Matcher.quoteReplacement(formula.source());
        }
        StringBuilder cut = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            cut.append(piece.isEmpty() ? "" : place(sheltered, new Tex(piece, piece, false)))
                    .append(i < gaps.size() ? " " + gaps.get(i) + " " : "");
        }
        return cut.toString();
    }

    /// Whether every brace that it opens it closes, and no other.
    private static boolean isWhole(String tex) {
        String braces = tex.replaceAll("\\\\.|[^{}]", "");
        while (braces.contains("{}")) {
            braces = braces.replace("{}", "");
        }
        return braces.isEmpty() && !tex.matches("(?s).*[\\^_]\\s*");
    }

    private static void restore(
            Element root, List<Sheltered> sheltered, Function<Tex, Node> formula) {
        List<TextNode> texts = new ArrayList<>();
        root.traverse((node, _) -> {
            if (node instanceof TextNode text && text.getWholeText().indexOf(OPEN) >= 0) {
                texts.add(text);
            } else if (node instanceof Element element) {
                for (Attribute one : element.attributes()) {
                    one.setValue(written(one.getValue(), sheltered));
                }
            }
        });
        for (TextNode text : texts) {
            boolean code =
                    text.parent() instanceof Element around && around.closest("code, pre") != null;
            Matcher place = PLACE.matcher(text.getWholeText());
            int done = 0;
            while (place.find()) {
                text.before(new TextNode(text.getWholeText().substring(done, place.start())));
                switch (sheltered.get(Integer.parseInt(place.group(1)))) {
                    case Tex tex ->
                            text.before(code ? new TextNode(tex.source()) : formula.apply(tex));
                    case InGap gap -> text.before(gap.html());
                }
                done = place.end();
            }
            text.text(text.getWholeText().substring(done));
        }
    }

    /// In addresses and such there are neither formulas nor gaps.
    private static String written(String attribute, List<Sheltered> sheltered) {
        return PLACE.matcher(attribute)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                sheltered.get(Integer.parseInt(found.group(1))).source()));
    }

    private static Node tex(Tex formula) {
        return new TextNode(
                formula.display() ? "$$" + formula.tex() + "$$" : "\\(" + formula.tex() + "\\)");
    }

    private static Node shown(Tex formula) {
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
