package org.khuevan.ingest.image;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.document.Decoding;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Drawings (SVG): shown to everybody without scripts and without what lies elsewhere; their words
/// are found.
public final class SvgExaminer implements Examiner {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("image/svg+xml");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 50);
        String clean = CleanSvg.of(Decoding.read(source.file()));
        Element root = Jsoup.parse(clean, "", Parser.xmlParser()).firstElementChild();
        if (root == null || root.childrenSize() == 0) {
            throw new UnreadableFile(Problem.DAMAGED, "no drawing");
        }
        Files.writeString(source.derived("public.svg"), clean);
        report.add(new Finding.PublicCopy("public.svg", "image/svg+xml"));
        size(root, report);
        for (Element child : root.children()) {
            switch (child.tagName().toLowerCase(Locale.ROOT)) {
                case "title" -> report.propertyIfNone(Name.TITLE, child.text());
                case "desc" -> report.propertyIfNone(Name.DESCRIPTION, child.text());
                default -> {
                    // What is drawn.
                }
            }
        }
        report.text(
                new Place.Whole(),
                root.select("text, title, desc").stream()
                        .map(Element::text)
                        .collect(Collectors.joining("\n")));
        return Kind.IMAGE;
    }

    private static void size(Element root, Report report) {
        String[] box = root.attr("viewBox").strip().split("[\\s,]+", -1);
        double width = number(box.length == 4 ? box[2] : root.attr("width"));
        double height = number(box.length == 4 ? box[3] : root.attr("height"));
        if (width >= 1 && height >= 1) {
            report.add(new Finding.Dimensions((int) Math.ceil(width), (int) Math.ceil(height)));
        }
    }

    private static double number(String length) {
        String digits = length.replaceAll("(?i)(px|pt|mm|cm|em)$", "");
        return digits.matches("\\d{1,6}(\\.\\d+)?") ? Double.parseDouble(digits) : 0;
    }
}
