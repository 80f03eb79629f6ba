package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// GeoGebra constructions: their picture, and what is constructed, step by step. They are not
/// played.
public final class GeoGebraExaminer implements Examiner {

    private static final String PICTURE = "geogebra_thumbnail.png";

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("application/vnd.geogebra.");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 50);
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            Document file =
                    Jsoup.parse(
                            new String(Packages.read(zip, "geogebra.xml"), StandardCharsets.UTF_8),
                            "",
                            Parser.xmlParser());
            Element body = new Element("body");
            ZipEntry picture = zip.getEntry(PICTURE);
            if (picture != null) {
                body.appendElement("figure")
                        .appendElement("img")
                        .attr("src", PICTURE)
                        .attr("alt", source.name());
            }
            for (Element construction : file.select("construction")) {
                describe(construction, report);
                construction(construction, body);
            }
            RenditionWriter rendition = new RenditionWriter(source, report);
            rendition.chapter(
                    1, "", body, name -> Packages.find(zip, name.equals(PICTURE) ? name : ""));
            rendition.end();
            thumbnail(zip, picture, source, report);
        }
        return Kind.DOCUMENT;
    }

    private static void describe(Element construction, Report report) {
        report.propertyIfNone(Name.TITLE, construction.attr("title"));
        report.propertyIfNone(Name.AUTHOR, construction.attr("author"));
    }

    private static void construction(Element construction, Element body) {
        Element table = body.appendElement("table");
        for (Element step : construction.children()) {
            List<String> row = row(step);
            if (!row.isEmpty()) {
                Element line = table.appendElement("tr");
                row.forEach(cell -> line.appendElement("td").text(cell));
            }
        }
        for (Element explained :
                construction.select("worksheetText[above], worksheetText[below]")) {
            body.appendElement("p").text(explained.attr("above") + " " + explained.attr("below"));
        }
        if (table.childrenSize() == 0) {
            table.remove();
        }
    }

    /// What a step makes, and of what; empty for what only says how something looks.
    private static List<String> row(Element step) {
        return switch (step.tagName()) {
            case "expression" -> List.of(step.attr("label"), step.attr("exp"));
            case "command" -> {
                String of =
                        step.select("> input").stream()
                                .flatMap(input -> input.attributes().asList().stream())
                                .map(argument -> argument.getValue())
                                .collect(Collectors.joining(", "));
                String made =
                        step.select("> output").stream()
                                .flatMap(output -> output.attributes().asList().stream())
                                .map(argument -> argument.getValue())
                                .filter(label -> !label.isBlank())
                                .collect(Collectors.joining(", "));
                yield List.of(made, step.attr("name") + "[" + of + "]");
            }
            case "element" -> free(step);
            default -> List.of();
        };
    }

    /// An object that no step made, such as a point that somebody placed.
    private static List<String> free(Element element) {
        String label = element.attr("label");
        Element construction = element.parent();
        boolean made =
                construction != null
                        && construction.children().stream()
                                .filter(step -> !step.tagName().equals("element"))
                                .map(GeoGebraExaminer::row)
                                .anyMatch(row ->
                                        !row.isEmpty()
                                                && List.of(row.getFirst().split(", "))
                                                        .contains(label));
        Element coordinates = element.selectFirst("> coords");
        Element caption = element.selectFirst("> caption");
        List<String> row = new ArrayList<>(List.of(label));
        row.add(
                (coordinates == null || made
                                ? element.attr("type")
                                : "(" + coordinates.attr("x") + ", " + coordinates.attr("y") + ")")
                        + (caption == null ? "" : " – " + caption.attr("val")));
        return made && caption == null ? List.of() : row;
    }

    private static void thumbnail(
            ZipFile zip,
            @org.jspecify.annotations.Nullable ZipEntry picture,
            Source source,
            Report report)
            throws IOException {
        BufferedImage image =
                picture == null
                        ? null
                        : ImageIO.read(new ByteArrayInputStream(Packages.read(zip, picture)));
        if (image != null) {
            report.add(Pictures.thumbnail(image, source));
        }
    }
}
