package org.khuevan.ingest.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Leaves of somebody's HTML what a text needs: known elements with known attributes. Scripts,
/// forms, frames, handlers and whatever lies elsewhere are gone, so that it can be shown in our own
/// page.
final class CleanHtml {

    private static final Set<String> KEPT =
            Set.of(
                    ("p div span section article main aside header footer h1 h2 h3 h4 h5 h6 hgroup"
                         + " br hr wbr blockquote q cite pre code kbd samp var em strong b i u s"
                         + " small sub sup del ins mark abbr dfn time bdi bdo ruby rt rp ul ol li"
                         + " dl dt dd table caption thead tbody tfoot tr th td colgroup col figure"
                         + " figcaption img a details summary math")
                            .split(" "));

    private static final Set<String> MATH =
            Set.of(
                    ("math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot"
                         + " msub msup msubsup munder mover munderover mmultiscripts mprescripts"
                         + " none mtable mtr mtd mlabeledtr mstyle mpadded mphantom merror menclose"
                         + " mfenced")
                            .split(" "));

    /// Gone with all that is in them.
    private static final Set<String> GONE =
            Set.of(
                    ("script style template noscript iframe frame frameset object embed applet"
                         + " button input select textarea option head title link meta base audio"
                         + " video source track canvas dialog portal nav svg xmp plaintext noembed"
                         + " noframes annotation-xml maction mglyph malignmark")
                            .split(" "));

    private static final Set<String> ANYWHERE = Set.of("id", "lang", "dir", "title", "style");
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of(
                    "a", Set.of("href"),
                    "img", Set.of("src", "alt", "width", "height"),
                    "td", Set.of("colspan", "rowspan", "headers"),
                    "th", Set.of("colspan", "rowspan", "scope", "headers"),
                    "ol", Set.of("start", "type", "reversed"),
                    "li", Set.of("value"),
                    "time", Set.of("datetime"),
                    "col", Set.of("span"),
                    "colgroup", Set.of("span"));
    private static final Set<String> OF_MATH =
            Set.of(
                    ("display mathvariant stretchy fence separator accent accentunder columnalign"
                         + " rowalign rowspacing columnspacing columnlines rowlines frame encoding"
                         + " lspace rspace minsize maxsize linethickness displaystyle scriptlevel"
                         + " width height depth voffset notation movablelimits symmetric largeop"
                         + " form open close separators side columnspan rowspan mathcolor")
                            .split(" "));

    /// Classes that our own style knows; what the file's classes mean is lost.
    private static final Pattern OURS = Pattern.compile("r-[a-z]+");

    private static final Pattern LINK =
            Pattern.compile("(?i)(https?:|mailto:|#|[0-9-]+\\.html(#.*)?$).*");

    private CleanHtml() {}

    /// Cleans what is in an element. Ids, and links to them, get a prefix, so that they are no
    /// others of our page.
    static void clean(Element root) {
        for (Node child : List.copyOf(root.childNodes())) {
            switch (child) {
                case CDataNode data -> data.replaceWith(new TextNode(data.getWholeText()));
                case TextNode _ -> {
                    // Text is harmless.
                }
                case Element element -> clean(element, isIn(root, "math"));
                default -> child.remove();
            }
        }
    }

    private static boolean isIn(Element element, String name) {
        return element.normalName().equals(name)
                || element.parents().stream().anyMatch(e -> e.normalName().equals(name));
    }

    private static void clean(Element element, boolean inMath) {
        // XHTML may write m:math and svg:svg.
        String name = element.normalName().replaceFirst("^.*:", "");
        if (GONE.contains(name) || (inMath && !MATH.contains(name))) {
            element.remove();
            return;
        }
        element.tagName(name);
        clean(element);
        if (inMath || name.equals("math")) {
            attributes(element, OF_MATH);
        } else if (KEPT.contains(name)) {
            attributes(element, ATTRIBUTES.getOrDefault(name, Set.of()));
        } else {
            element.unwrap();
        }
    }

    private static void attributes(Element element, Set<String> known) {
        for (Attribute attribute : element.attributes().asList()) {
            String name = attribute.getKey();
            String value = attribute.getValue();
            element.removeAttr(name);
            String plain =
                    name.equals("xml:lang") ? "lang" : name.toLowerCase(java.util.Locale.ROOT);
            if (plain.equals("class")) {
                keepClasses(element, value);
            } else if (ANYWHERE.contains(plain) || known.contains(plain)) {
                keep(element, plain, value);
            }
        }
    }

    private static void keepClasses(Element element, String classes) {
        for (String one : classes.split("\\s+", -1)) {
            if (OURS.matcher(one).matches()) {
                element.addClass(one);
            }
        }
    }

    private static void keep(Element element, String name, String value) {
        switch (name) {
            case "id" -> element.attr("id", anchor(value));
            case "style" -> BookStyles.safe(value).ifPresent(safe -> element.attr("style", safe));
            case "href" -> {
                if (LINK.matcher(value.strip()).matches()) {
                    link(element, value.strip());
                }
            }
            case "src" -> {
                if (value.matches("img-\\d+\\.[a-z]+")) {
                    element.attr("src", value);
                }
            }
            default -> element.attr(name, value);
        }
    }

    private static void link(Element link, String to) {
        int hash = to.indexOf('#');
        boolean elsewhere = to.matches("(?i)(https?:|mailto:).*");
        if (elsewhere) {
            link.attr("href", to).attr("rel", "noopener nofollow");
        } else if (hash < 0) {
            link.attr("href", to);
        } else {
            link.attr("href", to.substring(0, hash + 1) + anchor(to.substring(hash + 1)));
        }
    }

    private static String anchor(String id) {
        return "b-" + id.replaceAll("[^\\p{L}\\p{N}_.:-]", "_");
    }
}
