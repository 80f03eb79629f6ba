package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Writes a text as clean HTML, chapter by chapter, and tells the report its words by sections. A
/// hit in a section opens the chapter in which it begins.
final class RenditionWriter {

    /// A chapter is divided where a section begins after so much HTML, for weak lines.
    private static final int LONG = 60_000;

    private static final int MOST_CHAPTERS = 2_000;

    private final Source source;
    private final Sections sections;
    private final RenditionPictures pictures;
    private final List<Finding.Rendition.Chapter> chapters = new ArrayList<>();
    private final Report report;

    RenditionWriter(Source source, Report report) {
        this.source = source;
        this.report = report;
        this.sections = new Sections(report);
        this.pictures = new RenditionPictures(source);
    }

    boolean isFull() {
        return report.isFull() || chapters.size() >= MOST_CHAPTERS;
    }

    /// Adds a chapter. Its element is changed.
    ///
    /// @param number names its file `{number}.html`; links to chapters are such names
    /// @param title as its book has it, or empty for its first heading
    void chapter(int number, String title, Element body, PictureSource from) throws IOException {
        pictures.replace(body, from);
        CleanHtml.clean(body);
        int first = sections.current();
        Element heading = body.selectFirst("h1, h2, h3");
        Markup.read(body, sections);
        sections.endChapter(first);
        demote(body);
        String name = title.isEmpty() && heading != null ? heading.text() : title;
        int part = 1;
        for (String html : parts(body)) {
            String path = "reading/" + number + (part == 1 ? "" : "-" + part) + ".html";
            Files.writeString(source.derived(path), html);
            int section = part == 1 ? first : firstSection(html).orElse(first);
            chapters.add(new Finding.Rendition.Chapter(path, part == 1 ? name : "", section));
            part++;
        }
    }

    /// Tells the report what there is.
    void end() {
        report.add(new Finding.Pages(Math.max(1, sections.end())));
        if (!chapters.isEmpty()) {
            report.add(new Finding.Rendition(chapters));
        }
    }

    /// The page has one heading of the first rank already.
    private static void demote(Element body) {
        for (int rank = 5; rank >= 1; rank--) {
            body.select("h" + rank).tagName("h" + (rank + 1));
        }
    }

    private static List<String> parts(Element body) {
        Document plain = new Document("");
        plain.outputSettings().prettyPrint(false);
        plain.appendChild(body);
        Element holder = body;
        while (holder.childrenSize() == 1 && holder.ownText().isBlank()) {
            holder = holder.child(0);
        }
        if (holder.html().length() <= LONG) {
            return List.of(body.html());
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (var child : holder.childNodes()) {
            String html = child.outerHtml();
            boolean begins = html.contains("data-section=");
            if (begins && part.length() + html.length() > LONG && part.length() > LONG / 4) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(html);
        }
        parts.add(part.toString());
        return parts;
    }

    private static Optional<Integer> firstSection(String html) {
        var found = java.util.regex.Pattern.compile("data-section=\"(\\d+)\"").matcher(html);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }
}
