package org.khuevan.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.LegacyFonts.Piece;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Makes of a spreadsheet with fonts of legacy encodings one in Unicode (ECMA-376 part 1, 18.4 and
/// 18.8; OpenDocument 1.2). A text that cells of several fonts share is converted only if all of
/// those are of one encoding.
final class LegacySheets {

    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");

    private LegacySheets() {}

    /// A copy, or the file itself if it is no package.
    static Path meant(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("content.xml") != null) {
                return Packages.copy(
                        zip,
                        _ -> true,
                        (name, part) ->
                                name.equals("content.xml")
                                        ? OpenDocumentFonts.meant(zip, part)
                                        : part);
            }
            List<String> formats = formats(zip);
            Map<Integer, Set<String>> uses = uses(zip, formats);
            return Packages.copy(
                    zip,
                    _ -> true,
                    (name, part) ->
                            name.equals(STRINGS)
                                    ? meant(part, uses)
                                    : SHEET.matcher(name).matches() ? inline(part, formats) : part);
        } catch (ZipException _) {
            return file;
        }
    }

    private static byte[] meant(byte[] strings, Map<Integer, Set<String>> uses) throws IOException {
        Document all = Packages.tree(strings);
        List<Element> items = all.select("si");
        for (int i = 0; i < items.size(); i++) {
            Set<String> fonts = uses.getOrDefault(i, Set.of());
            Set<Object> encodings = new HashSet<>();
            fonts.forEach(font -> encodings.add(LegacyEncoding.ofFont(font)));
            mend(items.get(i), encodings.size() == 1 ? fonts.iterator().next() : "");
        }
        return all.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /// Texts that stand in their cells (18.3.1.53), as some programs write all of them.
    private static byte[] inline(byte[] sheet, List<String> formats) throws IOException {
        if (!new String(sheet, StandardCharsets.UTF_8).contains("\"inlineStr\"")) {
            return sheet;
        }
        Document all = Packages.tree(sheet);
        for (Element cell : all.select("c[t=inlineStr]")) {
            String font = at(formats, cell.hasAttr("s") ? cell.attr("s") : "0");
            cell.select("> is").forEach(text -> mend(text, font));
        }
        return all.outerHtml().getBytes(StandardCharsets.UTF_8);
    }

    /// @param font of its cell, which its parts may have others than
    private static void mend(Element text, String font) {
        List<Element> parts = text.select("> t, > r > t");
        List<String> meant =
                LegacyFonts.meant(
                        parts.stream()
                                .map(t -> new Piece(t.wholeText(), fontOf(t, font)))
                                .toList());
        for (int i = 0; i < parts.size(); i++) {
            if (!meant.get(i).equals(parts.get(i).wholeText())) {
                parts.get(i).text(meant.get(i)).attr("xml:space", "preserve");
            }
        }
    }

    private static String fontOf(Element words, String ofCell) {
        Element run = words.closest("r");
        Element own = run == null ? null : run.selectFirst("> rPr > rFont");
        return own == null ? ofCell : own.attr("val");
    }

    /// The font of each format that cells name.
    private static List<String> formats(ZipFile zip) throws IOException {
        Document styles = Packages.tree(Packages.find(zip, "xl/styles.xml").orElse(new byte[0]));
        List<String> fonts = new ArrayList<>();
        for (Element font : styles.select("styleSheet > fonts > font")) {
            Element name = font.selectFirst("> name");
            fonts.add(name == null ? "" : name.attr("val"));
        }
        List<String> formats = new ArrayList<>();
        for (Element format : styles.select("styleSheet > cellXfs > xf")) {
            String font = format.attr("fontId");
            formats.add(at(fonts, font.isEmpty() ? "0" : font));
        }
        return formats;
    }

    /// The fonts of the cells that have each of the shared texts.
    private static Map<Integer, Set<String>> uses(ZipFile zip, List<String> formats)
            throws IOException {
        Map<Integer, Set<String>> uses = new HashMap<>();
        for (ZipEntry part : java.util.Collections.list(zip.entries())) {
            if (SHEET.matcher(part.getName()).matches()) {
                read(Packages.read(zip, part), formats, uses);
            }
        }
        return uses;
    }

    private static String at(List<String> list, String index) {
        int at = index.matches("\\d{1,8}") ? Integer.parseInt(index) : -1;
        return at >= 0 && at < list.size() ? list.get(at) : "";
    }

    private static void read(byte[] sheet, List<String> formats, Map<Integer, Set<String>> uses) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(sheet));
            String font = "";
            boolean shared = false;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("c")) {
                    String format = xml.getAttributeValue(null, "s");
                    font = at(formats, format == null ? "0" : format);
                    shared = "s".equals(xml.getAttributeValue(null, "t"));
                } else if (xml.getLocalName().equals("v") && shared) {
                    String index = xml.getElementText().strip();
                    if (index.matches("\\d{1,8}")) {
                        uses.computeIfAbsent(Integer.valueOf(index), _ -> new HashSet<>())
                                .add(font);
                    }
                }
            }
        } catch (XMLStreamException _) {
            // Whatever reads the sheet says what is wrong with it.
        }
    }
}
