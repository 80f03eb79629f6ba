package org.khuevan.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Sentences;
import org.khuevan.search.Hit;
import org.khuevan.search.SearchAddress;
import org.khuevan.search.SearchQuery;

/// The newest materials of a search, after RFC 4287.
///
/// @param origin scheme and host, put before addresses
record AtomFeed(String origin, SearchQuery query, Locale locale) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    byte[] write(List<Hit> hits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            head(xml, hits);
            for (Hit hit : hits) {
                entry(xml, hit);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private void head(XMLStreamWriter xml, List<Hit> hits) throws XMLStreamException {
        String asked = SearchAddress.of(query);
        String self = origin + "/api/search/feed" + (asked.isEmpty() ? "" : "?" + asked);
        element(
                xml,
                "title",
                query.text().isBlank()
                        ? Sentences.of("feed.all", locale)
                        : Sentences.of("feed.title", locale, query.text()));
        element(xml, "id", self);
        element(
                xml,
                "updated",
                hits.stream()
                        .map(Hit::published)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        link(xml, "self", "application/atom+xml", self);
        link(xml, "alternate", "text/html", origin + SearchAddress.page(query));
        xml.writeStartElement("author");
        element(xml, "name", "Khuê Văn");
        xml.writeEndElement();
    }

    private void entry(XMLStreamWriter xml, Hit hit) throws XMLStreamException {
        String address = origin + Address.of(hit.material());
        xml.writeStartElement("entry");
        xml.writeAttribute("xml:lang", hit.language());
        element(xml, "title", hit.title().text());
        element(xml, "id", address);
        element(xml, "updated", hit.published().toString());
        element(xml, "published", hit.published().toString());
        link(xml, "alternate", "text/html", address);
        for (String author : hit.authors()) {
            xml.writeStartElement("author");
            element(xml, "name", author);
            xml.writeEndElement();
        }
        if (!hit.summary().stretches().isEmpty()) {
            element(xml, "summary", hit.summary().text());
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", clean(href));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// Without what XML cannot hold.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        c == '\t'
                                || c == '\n'
                                || c >= 0x20 && c < 0xD800
                                || c >= 0xE000 && c < 0xFFFE
                                || c >= 0x10000)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
