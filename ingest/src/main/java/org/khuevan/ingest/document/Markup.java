package org.khuevan.ingest.document;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// Reads the text of HTML in the order in which a person does, and marks the elements at which its
/// sections begin with their numbers.
final class Markup implements NodeFilter {

    private static final String NOT_READ =
            "script, style, template, noscript, svg, nav, iframe, object, [hidden],"
                    + " [aria-hidden=true]";
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final Sections sections;
    private int inHeading;
    private int inCode;
    private int marked;

    private Markup(Sections sections) {
        this.sections = sections;
        this.marked = sections.current() - 1;
    }

    static void read(Element body, Sections sections) {
        body.select(NOT_READ).remove();
        NodeTraversor.filter(new Markup(sections), body);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        switch (node) {
            case Element math when math.normalName().equals("math") -> {
                String source = Formulas.source(math);
                say(math, source.isEmpty() ? math.text() : "$" + source + "$");
                return FilterResult.SKIP_CHILDREN;
            }
            case Element image when image.normalName().equals("img") ->
                    say(image, " " + image.attr("alt") + " ");
            case Element element -> {
                if (element.normalName().equals("a")) {
                    sections.link(element.attr("href"), element.text());
                }
                inCode += element.normalName().equals("pre") ? 1 : 0;
                if (HEADINGS.contains(element.normalName()) && inHeading++ == 0) {
                    sections.heading(spoken(element), element.normalName().charAt(1) - '0');
                    mark(element);
                }
            }
            case TextNode words when inCode > 0 -> code(words);
            case TextNode words -> say(words, words.getWholeText().replaceAll("\\s+", " "));
            default -> {
                // Comments are not read.
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            inCode -= element.normalName().equals("pre") ? 1 : 0;
            if (HEADINGS.contains(element.normalName())) {
                inHeading--;
            } else if (CELLS.contains(element.normalName())) {
                sections.append(" ");
            } else if (element.isBlock() || element.normalName().equals("br")) {
                sections.endParagraph();
            }
        }
        return FilterResult.CONTINUE;
    }

    private void code(TextNode words) {
        String[] lines = words.getWholeText().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            say(words, lines[i]);
            if (i < lines.length - 1) {
                sections.endParagraph();
            }
        }
    }

    private void say(Node node, String words) {
        if (inHeading == 0) {
            if (!words.isBlank()) {
                mark(node instanceof Element element ? element : node.parent());
            }
            sections.append(words);
        }
    }

    /// The first element of a section has its number; one in which two begin, the first.
    private void mark(@Nullable Node node) {
        if (sections.current() != marked && node instanceof Element element) {
            marked = sections.current();
            if (!element.hasAttr("data-section")) {
                element.attr("data-section", Integer.toString(marked));
            }
        }
    }

    /// The words of a heading, with its formulas as they were written.
    private static String spoken(Element heading) {
        if (heading.selectFirst("math") == null) {
            return heading.text();
        }
        Element copy = heading.clone();
        copy.select("math")
                .forEach(math -> math.replaceWith(new TextNode("$" + Formulas.source(math) + "$")));
        return copy.text();
    }
}
