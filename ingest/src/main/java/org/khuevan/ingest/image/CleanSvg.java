package org.khuevan.ingest.image;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// Leaves of a drawing (SVG) what draws: no scripts, no handlers, no pages inside, no animation
/// that changes links, and nothing that lies elsewhere.
public final class CleanSvg {

    /// In lower case.
    private static final Set<String> GONE =
            Set.of(
                    ("script foreignobject iframe object embed audio video canvas handler listener"
                         + " set animate animatemotion animatetransform animatecolor metadata"
                         + " sodipodi:namedview")
                            .split(" "));

    private static final Pattern INSIDE =
            Pattern.compile("(?i)#.*|data:image/(png|jpeg|gif|webp);base64,[a-z0-9+/=\\s]*");
    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "(?i)url\\(\\s*['\"]?(?!#|data:image/(?:png|jpeg|gif|webp);)[^)]*\\)"
                            + "|@import[^;]*;?|expression\\s*\\(|-moz-binding");

    private CleanSvg() {}

    /// @return the drawing, or an empty one if there is none
    public static String of(String svg) {
        Document document = Jsoup.parse(svg, "", Parser.xmlParser());
        document.outputSettings().prettyPrint(false);
        Element root = document.selectFirst("svg, *|svg");
        if (root == null) {
            root = new Element("svg");
        }
        root.attr("xmlns", "http://www.w3.org/2000/svg");
        clean(root);
        size(root);
        return root.outerHtml();
    }

    /// Without a size of its own, a page may give a drawing no room at all.
    private static void size(Element root) {
        String[] box = root.attr("viewBox").strip().split("[\\s,]+", -1);
        boolean own =
                root.attr("width").matches("\\s*[\\d.]+\\s*[a-z]*\\s*")
                        && root.attr("height").matches("\\s*[\\d.]+\\s*[a-z]*\\s*");
        if (!own && box.length == 4 && (box[2] + box[3]).matches("[\\d.]+")) {
            root.attr("width", box[2]).attr("height", box[3]);
        }
    }

    private static void clean(Element element) {
        for (Node child : List.copyOf(element.childNodes())) {
            switch (child) {
                case Element inner -> {
                    if (GONE.contains(inner.tagName().toLowerCase(Locale.ROOT))) {
                        inner.remove();
                    } else {
                        clean(inner);
                    }
                }
                case TextNode text -> {
                    if (element.tagName().endsWith("style")) {
                        text.replaceWith(new TextNode(inside(text.getWholeText())));
                    }
                }
                default -> child.remove();
            }
        }
        for (Attribute attribute : element.attributes().asList()) {
            clean(element, attribute.getKey(), attribute.getValue());
        }
    }

    private static void clean(Element element, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean link = lower.equals("href") || lower.endsWith(":href") || lower.equals("src");
        if (lower.startsWith("on")
                || lower.equals("xml:base")
                || (link && !INSIDE.matcher(value.strip()).matches())) {
            element.removeAttr(name);
        } else if (OUTSIDE.matcher(value).find()) {
            element.attr(name, inside(value));
        }
    }

    private static String inside(String style) {
        return OUTSIDE.matcher(style).replaceAll("none");
    }
}
