package org.khuevan.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// QTI 3.0 says the same as 2.1 in other names: `qti-choice-interaction` with `response-identifier`
/// is `choiceInteraction` with `responseIdentifier`. Everything here is written and read with the
/// names of 2.1 and renamed at the edge.
final class QtiNames {

    static final String NAMESPACE_21 = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    static final String NAMESPACE_30 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private static final Pattern UPPER = Pattern.compile("[A-Z]");
    private static final Pattern DASH = Pattern.compile("-([a-z])");

    /// Elements of HTML keep their names.
    private static final Set<String> HTML =
            Set.of(
                    ("a b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img"
                         + " li mark math ol p pre s span strong sub sup table tbody td th thead tr"
                         + " u ul")
                            .split(" "));

    private QtiNames() {}

    /// Renames a tree of 3.0 to the names of 2.1.
    static void older(Element element) {
        String name = Xml.name(element);
        Element renamed = element;
        if (name.startsWith("qti-")) {
            renamed = rename(element, NAMESPACE_21, camel(name.substring("qti-".length())));
            attributes(renamed, true);
        }
        Xml.children(renamed).forEach(QtiNames::older);
    }

    /// Renames a tree of 2.1 to the names of 3.0.
    static void newer(Element element) {
        String name = Xml.name(element);
        boolean ours = NAMESPACE_21.equals(element.getNamespaceURI());
        Element renamed = element;
        if (ours) {
            boolean html = HTML.contains(name);
            renamed = rename(element, NAMESPACE_30, html ? name : "qti-" + kebab(name));
            if (!html) {
                attributes(renamed, false);
            }
        }
        Xml.children(renamed).forEach(QtiNames::newer);
    }

    private static Element rename(Element element, String namespace, String name) {
        return (Element) element.getOwnerDocument().renameNode(element, namespace, name);
    }

    private static void attributes(Element element, boolean older) {
        var attributes = element.getAttributes();
        java.util.List<Node> all = new java.util.ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            all.add(attributes.item(i));
        }
        for (Node attribute : all) {
            String name = attribute.getNodeName();
            String other = older ? camel(name) : kebab(name);
            if (!name.equals(other) && !name.startsWith("xml") && !name.startsWith("data-")) {
                element.setAttribute(other, attribute.getNodeValue());
                element.removeAttribute(name);
            }
        }
    }

    private static String camel(String name) {
        return DASH.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static String kebab(String name) {
        return UPPER.matcher(name)
                .replaceAll(found -> "-" + found.group().toLowerCase(Locale.ROOT));
    }
}
