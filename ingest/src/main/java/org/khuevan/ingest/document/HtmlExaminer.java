package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.vietnamese.LegacyText;

/// Web pages: sections by headings, and what their head says, also in Dublin Core.
public final class HtmlExaminer implements Examiner {

    private static final Set<String> TYPES = Set.of("text/html", "application/xhtml+xml");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        Document page = parsed(source);
        describe(page, report);
        FormulaMarks.in(page.body());
        read(page, source, report);
        return Kind.DOCUMENT;
    }

    /// The page in Unicode, whatever it was written in.
    private static Document parsed(Source source) throws IOException {
        Document page;
        try (InputStream in = Files.newInputStream(source.file())) {
            // Jsoup looks for a declared charset; without one, the content decides.
            page = Jsoup.parse(in, null, "");
        }
        if (page.text().contains("\uFFFD")) {
            boolean undeclared = page.charset().equals(StandardCharsets.UTF_8);
            if (undeclared && !PageFonts.areLegacy(page)) {
                return Jsoup.parse(Decoding.read(source.file()), "");
            }
            page = Jsoup.parse(windows1252(source), "");
        }
        if (!PageFonts.mend(page)) {
            mendByWords(page);
        }
        return page;
    }

    /// What a browser makes of a page in a legacy encoding: Windows-1252, in which no byte is
    /// without a character.
    private static String windows1252(Source source) throws IOException {
        byte[] bytes = Files.readAllBytes(source.file());
        StringBuilder text = new StringBuilder(new String(bytes, Charset.forName("windows-1252")));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\uFFFD') {
                text.setCharAt(i, (char) (bytes[i] & 0xFF));
            }
        }
        return text.toString();
    }

    /// A page whose fonts were named elsewhere.
    private static void mendByWords(Document page) {
        LegacyText.encodingOf(page.body().text())
                .ifPresent(encoding ->
                        page.nodeStream(TextNode.class)
                                .toList()
                                .forEach(text -> text.text(encoding.decode(text.getWholeText()))));
    }

    /// Reads the body; also for what was made into HTML.
    public static void read(Document page, Source source, Report report) throws IOException {
        BookStyles styles = new BookStyles();
        page.select("style").forEach(sheet -> styles.add(sheet.data()));
        styles.apply(page.body());
        Element first = page.selectFirst("h1, h2");
        if (first != null) {
            report.propertyIfNone(Name.TITLE, first.text(), Origin.LAYOUT);
        }
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", page.body(), PictureSource.NONE);
        rendition.end();
    }

    private static void describe(Document page, Report report) {
        meta(page, report, Name.TITLE, "dcterms.title", "dc.title", "citation_title");
        report.propertyIfNone(Name.TITLE, page.title());
        meta(page, report, Name.AUTHOR, "dcterms.creator", "dc.creator", "author");
        meta(
                page,
                report,
                Name.DESCRIPTION,
                "dcterms.description",
                "dc.description",
                "description");
        meta(page, report, Name.PUBLISHER, "dcterms.publisher", "dc.publisher");
        meta(page, report, Name.DATE, "dcterms.issued", "dcterms.created", "dc.date", "date");
        meta(page, report, Name.IDENTIFIER, "dcterms.identifier", "dc.identifier");
        for (Element keywords : page.select("meta[name=keywords]")) {
            for (String keyword : keywords.attr("content").split("[,;]", -1)) {
                report.property(Name.KEYWORD, keyword);
            }
        }
        Languages.tag(page.select("html").attr("lang"))
                .ifPresent(language -> report.property(Name.LANGUAGE, language));
        Element licence = page.selectFirst("[rel~=license][href]");
        if (licence != null) {
            report.property(Name.LICENCE, licence.attr("href"));
        }
        meta(page, report, Name.LICENCE, "dcterms.license", "dcterms.rights", "dc.rights");
    }

    private static void meta(Document page, Report report, Name property, String... names) {
        for (String name : names) {
            for (Element element : page.select("meta[name]")) {
                if (element.attr("name").equalsIgnoreCase(name)) {
                    report.propertyIfNone(property, element.attr("content"));
                }
            }
        }
    }
}
