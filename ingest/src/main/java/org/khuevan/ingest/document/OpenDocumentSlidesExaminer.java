package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Presentations in OpenDocument (ODP): text by slide, with the notes.
public final class OpenDocumentSlidesExaminer implements Examiner {

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("application/vnd.oasis.opendocument.presentation");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            if (isEncrypted(zip)) {
                throw new UnreadableFile(Problem.PASSWORD_PROTECTED, "encrypted parts");
            }
            describe(parse(zip, "meta.xml"), report);
            Document content = parse(zip, "content.xml");
            OpenDocumentFonts.mend(zip, content);
            List<Element> slides = content.getElementsByTag("draw:page");
            report.add(new Finding.Pages(slides.size()));
            for (int i = 0; i < slides.size(); i++) {
                report.progress(Step.READING, i, slides.size(), 5, 90);
                read(slides.get(i), i + 1, report);
            }
        }
        return Kind.SLIDES;
    }

    private static void read(Element slide, int number, Report report) {
        List<Element> notes = slide.getElementsByTag("presentation:notes");
        String noted = lines(notes);
        notes.forEach(Element::remove);
        Element title = slide.selectFirst("draw|frame[presentation:class=title]");
        if (title != null) {
            report.heading(new Place.Slide(number), 1, title.text());
            if (number == 1) {
                report.property(Name.TITLE, title.text(), Origin.LAYOUT);
            }
        }
        String text = lines(List.of(slide));
        report.text(new Place.Slide(number), text);
        report.text(new Place.Notes(number), noted);
        if (number == 1) {
            report.propertyIfNone(Name.TITLE, text.lines().findFirst().orElse(""), Origin.LAYOUT);
        }
        for (Element link : slide.select("text|a[xlink:href], draw|a[xlink:href]")) {
            report.link(new Place.Slide(number), link.attr("xlink:href"), link.text());
        }
    }

    private static String lines(List<Element> in) {
        return in.stream()
                .flatMap(element -> element.select("text|p, text|h").stream())
                .map(Element::text)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isEncrypted(ZipFile zip) throws IOException {
        return zip.getEntry("META-INF/manifest.xml") != null
                && new String(Packages.read(zip, "META-INF/manifest.xml"), StandardCharsets.UTF_8)
                        .contains("encryption-data");
    }

    private static Document parse(ZipFile zip, String name) throws IOException {
        return Packages.tree(Packages.read(zip, name));
    }

    private static void describe(Document meta, Report report) {
        say(meta, "dc:title", Name.TITLE, report);
        say(meta, "meta:initial-creator", Name.AUTHOR, report);
        say(meta, "dc:creator", Name.AUTHOR, report);
        say(meta, "dc:description", Name.DESCRIPTION, report);
        for (Element keyword : meta.getElementsByTag("meta:keyword")) {
            report.property(Name.KEYWORD, keyword.text());
        }
        for (Element language : meta.getElementsByTag("dc:language")) {
            Languages.tag(language.text()).ifPresent(t -> report.property(Name.LANGUAGE, t));
        }
        for (Element date : meta.getElementsByTag("meta:creation-date")) {
            if (date.text().length() >= 10) {
                report.propertyIfNone(Name.DATE, date.text().substring(0, 10));
            }
        }
    }

    private static void say(Document meta, String tag, Name name, Report report) {
        for (Element element : meta.getElementsByTag(tag)) {
            report.propertyIfNone(name, element.text());
        }
    }
}
