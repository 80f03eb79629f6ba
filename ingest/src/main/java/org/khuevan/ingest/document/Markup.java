package org.khuevan.ingest.document;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Reads the text of HTML in the order in which a person does.
final class Markup {

    private static final String NOT_READ =
            "script, style, template, noscript, svg, nav, iframe, object, [hidden],"
                    + " [aria-hidden=true]";
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4");
    private static final Set<String> CELLS = Set.of("td", "th");

    private Markup() {}

    static void read(Element body, Sections sections) {
        body.select(NOT_READ).remove();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    private int inHeading;

                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof Element element) {
                            if (HEADINGS.contains(element.normalName()) && inHeading++ == 0) {
                                sections.heading(
                                        element.text(), element.normalName().charAt(1) - '0');
                            }
                        } else if (node instanceof TextNode words && inHeading == 0) {
                            sections.append(words.getWholeText().replaceAll("\\s+", " "));
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (!(node instanceof Element element)) {
                            return;
                        }
                        if (HEADINGS.contains(element.normalName())) {
                            inHeading--;
                        } else if (CELLS.contains(element.normalName())) {
                            sections.append(" ");
                        } else if (element.isBlock() || element.normalName().equals("br")) {
                            sections.endParagraph();
                        }
                    }
                },
                body);
    }
}
