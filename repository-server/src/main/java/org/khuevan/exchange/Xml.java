package org.khuevan.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// XML from strangers: neither entities nor anything from elsewhere, and a limit on how deep it may
/// be; how wide, the size of a file limits.
final class Xml {

    private static final String BROKEN = "broken XML";
    private static final int DEEPEST = 200;

    /// A document type that only names where it is described, as older exports have it. It is
    /// looked for in what stands before the first element.
    private static final Pattern NAMED_TYPE =
            Pattern.compile("(?s)\\A(?:[^<]++|<\\?.*?\\?>|<!--.*?-->)*+(<!DOCTYPE\\s[^\\[<>]*>)");

    private static final int PROLOG = 4_000;

    private Xml() {}

    /// Reads a document in the encoding that it says it is in, or in UTF-8; what is in neither is
    /// taken for Windows-1252.
    ///
    /// @throws UnreadableQuestions if it is not well-formed, or declares entities
    static Element parse(byte[] bytes) {
        byte[] document = withoutNamedType(bytes);
        try {
            return parse(new InputSource(new ByteArrayInputStream(document)));
        } catch (CharConversionException | UnsupportedEncodingException _) {
            String text = new String(document, Charset.forName("windows-1252"));
            try {
                return parse(new InputSource(new StringReader(text)));
            } catch (IOException e) {
                throw new UnreadableQuestions(BROKEN, e);
            }
        } catch (IOException e) {
            throw new UnreadableQuestions(BROKEN, e);
        }
    }

    private static Element parse(InputSource source) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", String.valueOf(DEEPEST));
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(source).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException e) {
            throw new UnreadableQuestions(BROKEN, e);
        }
    }

    /// Without blanks before the document, and with blanks in place of its named type.
    private static byte[] withoutNamedType(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(PROLOG, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher type = NAMED_TYPE.matcher(head);
        byte[] document = bytes;
        if (type.find()) {
            document = bytes.clone();
            Arrays.fill(document, type.start(1), type.end(1), (byte) ' ');
        }
        int start = head.length() - head.stripLeading().length();
        return start == 0 ? document : Arrays.copyOfRange(document, start, document.length);
    }

    static Document create(String root, String namespace) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            document.appendChild(
                    namespace.isEmpty()
                            ? document.createElement(root)
                            : document.createElementNS(namespace, root));
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The name without a prefix.
    static String name(Node node) {
        String name = node.getLocalName();
        return name == null ? node.getNodeName() : name;
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> name(child).equals(name)).toList();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    /// All elements of a name below, in their order.
    static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        collect(root, name, found);
        return found;
    }

    private static void collect(Element element, String name, List<Element> found) {
        for (Element child : children(element)) {
            if (name(child).equals(name)) {
                found.add(child);
            }
            collect(child, name, found);
        }
    }

    /// The text of a child, or empty.
    static String text(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).map(String::strip).orElse("");
    }

    static Element add(Element parent, String name) {
        Document document = parent.getOwnerDocument();
        String namespace = parent.getNamespaceURI();
        Element child =
                namespace == null
                        ? document.createElement(name)
                        : document.createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    static Element add(Element parent, String name, String text) {
        Element child = add(parent, name);
        child.setTextContent(clean(text));
        return child;
    }

    /// XML cannot hold most control characters.
    static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }

    static byte[] write(Node node, boolean indent) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
            transformer.setOutputProperty(OutputKeys.INDENT, indent ? "yes" : "no");
            transformer.setOutputProperty(
                    OutputKeys.OMIT_XML_DECLARATION, node instanceof Document ? "no" : "yes");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(node), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
