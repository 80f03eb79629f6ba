package org.khuevan.ingest.image;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the words of scanned pages with their places and how sure they are, after ALTO 4.4, in
/// which libraries keep such. Places are pixels of the upright page.
public final class Alto implements AutoCloseable {

    private static final String NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";

    private final OutputStream file;
    private final XMLStreamWriter xml;

    public Alto(Path path) throws IOException {
        file = Files.newOutputStream(path);
        try {
            xml =
                    XMLOutputFactory.newFactory()
                            .createXMLStreamWriter(file, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("alto");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("Description");
            xml.writeStartElement("MeasurementUnit");
            xml.writeCharacters("pixel");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("Layout");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /// Adds a page.
    public void page(int number, Reading reading) throws IOException {
        try {
            xml.writeStartElement("Page");
            xml.writeAttribute("ID", "page-" + number);
            xml.writeAttribute("PHYSICAL_IMG_NR", Integer.toString(number));
            xml.writeAttribute("WIDTH", Integer.toString(reading.width()));
            xml.writeAttribute("HEIGHT", Integer.toString(reading.height()));
            xml.writeStartElement("PrintSpace");
            blocks(number, reading);
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void blocks(int number, Reading reading) throws XMLStreamException {
        int paragraph = -1;
        int line = -1;
        for (ReadWord word : reading.words()) {
            boolean newBlock = word.paragraph() != paragraph;
            if (line >= 0 && (newBlock || word.line() != line)) {
                xml.writeEndElement();
            }
            if (newBlock) {
                if (paragraph >= 0) {
                    xml.writeEndElement();
                }
                xml.writeStartElement("TextBlock");
                xml.writeAttribute("ID", "block-" + number + "-" + word.paragraph());
            }
            if (newBlock || word.line() != line) {
                xml.writeStartElement("TextLine");
            }
            paragraph = word.paragraph();
            line = word.line();
            string(word, reading.inUpright(word));
        }
        if (line >= 0) {
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    private void string(ReadWord word, Rectangle2D box) throws XMLStreamException {
        xml.writeEmptyElement("String");
        xml.writeAttribute("CONTENT", word.text());
        xml.writeAttribute("HPOS", pixels(box.getX()));
        xml.writeAttribute("VPOS", pixels(box.getY()));
        xml.writeAttribute("WIDTH", pixels(box.getWidth()));
        xml.writeAttribute("HEIGHT", pixels(box.getHeight()));
        xml.writeAttribute("WC", String.format(Locale.ROOT, "%.2f", word.confidence() / 100));
    }

    private static String pixels(double length) {
        return Long.toString(Math.max(0, Math.round(length)));
    }

    @Override
    public void close() throws IOException {
        try (file) {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
