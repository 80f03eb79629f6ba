package org.khuevan.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.jsoup.nodes.Element;

/// SmartArt on a slide (ECMA-376 part 1, 21.4): programs of today draw it beside what it is made
/// of, those of 2007 and many others do not.
final class SmartArt {

    private SmartArt() {}

    /// As it was drawn; nothing if it was not.
    static List<XSLFShape> shapes(XSLFDiagram diagram) {
        XSLFGroupShape group = diagram.getGroupShape();
        return group == null ? List.of() : group.getShapes();
    }

    /// The words that it is made of, a line for each of its paragraphs.
    static String words(XSLFDiagram diagram) throws IOException {
        Element ids =
                Packages.tree(diagram.getXmlObject().xmlText().getBytes(UTF_8))
                        .selectFirst("dgm|relIds");
        POIXMLDocumentPart model =
                ids == null ? null : diagram.getSheet().getRelationById(ids.attr("r:dm"));
        if (model == null) {
            return "";
        }
        try (InputStream in = model.getPackagePart().getInputStream()) {
            List<String> lines = new ArrayList<>();
            for (Element paragraph : Packages.tree(in.readAllBytes()).select("dgm|t > a|p")) {
                lines.add(
                        paragraph.select("a|t").stream()
                                .map(Element::wholeText)
                                .collect(Collectors.joining()));
            }
            return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        }
    }
}
