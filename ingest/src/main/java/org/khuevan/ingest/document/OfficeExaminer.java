package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Text documents, tables and the old formats of all office programs, read by Tika: sections by
/// headings. Files inside a document are not opened.
public final class OfficeExaminer implements Examiner {

    private static final List<String> FAMILIES =
            List.of(
                    "application/vnd.openxmlformats-officedocument",
                    "application/vnd.oasis.opendocument",
                    "application/vnd.sun.xml",
                    "application/vnd.ms-",
                    "application/vnd.apple.",
                    "application/vnd.wordperfect",
                    "application/x-tika-msoffice",
                    "application/x-tika-ooxml");
    private static final Set<String> OTHERS =
            Set.of(
                    "application/msword",
                    "application/rtf",
                    "text/rtf",
                    "application/x-fictionbook+xml",
                    "application/xml",
                    "application/vnd.visio",
                    "application/onenote",
                    "application/x-mspublisher");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BLOCKS = Set.of("p", "li", "tr", "div", "br", "td", "th");

    /// What Tika writes where a note is referred to.
    private static final Pattern REFERENCE = Pattern.compile("\\[(foot|end)noteRef:\\d+]");

    /// Headings that stand first in a document and are not what it is called.
    private static final Pattern PART =
            Pattern.compile(
                    "(chương|chuong|phần|bài \\d|chapter|part|section|mục lục|lời |tóm tắt|mở"
                            + " đầu|giới thiệu|contents|table"
                            + " of|preface|abstract|introduction|[\\dIVX]+[.)]).*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final AutoDetectParser parser = new AutoDetectParser();

    @Override
    public boolean reads(String mediaType) {
        return OTHERS.contains(mediaType) || FAMILIES.stream().anyMatch(mediaType::startsWith);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 5);
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, source.name());
        LegacyDocument document = LegacyDocument.of(source);
        Text text = new Text(new Sections(report), document.meant());
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NothingInside());
        OfficeParserConfig config = new OfficeParserConfig();
        config.setIncludeHeadersAndFooters(false);
        context.set(OfficeParserConfig.class, config);
        try (TikaInputStream stream = TikaInputStream.get(document.readable(), metadata)) {
            parser.parse(stream, text, metadata, context);
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        } catch (TikaException | SAXException e) {
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
        int sections = text.sections.end();
        describe(metadata, report);
        if (!text.title().isBlank()) {
            report.property(Name.TITLE, text.title(), Origin.LAYOUT);
        } else if (!text.firstHeading.isBlank()) {
            report.propertyIfNone(Name.TITLE, text.firstHeading, Origin.LAYOUT);
        }
        Integer pages = metadata.getInt(PagedText.N_PAGES);
        report.add(new Finding.Pages(pages == null || pages < 1 ? Math.max(1, sections) : pages));
        return source.mediaType().contains("presentation") ? Kind.SLIDES : Kind.DOCUMENT;
    }

    static void describe(Metadata metadata, Report report) {
        say(metadata, TikaCoreProperties.TITLE, Name.TITLE, report);
        for (String author : metadata.getValues(TikaCoreProperties.CREATOR)) {
            report.property(Name.AUTHOR, author);
        }
        say(metadata, TikaCoreProperties.DESCRIPTION, Name.DESCRIPTION, report);
        say(metadata, TikaCoreProperties.PUBLISHER, Name.PUBLISHER, report);
        say(metadata, TikaCoreProperties.RIGHTS, Name.LICENCE, report);
        say(metadata, TikaCoreProperties.IDENTIFIER, Name.IDENTIFIER, report);
        String created = metadata.get(TikaCoreProperties.CREATED);
        if (created != null && created.length() >= 10) {
            report.property(Name.DATE, created.substring(0, 10));
        }
        for (String keywords : metadata.getValues(Office.KEYWORDS)) {
            for (String keyword : keywords.split("[,;]", -1)) {
                report.property(Name.KEYWORD, keyword);
            }
        }
        String language = metadata.get(TikaCoreProperties.LANGUAGE);
        if (language != null) {
            Languages.tag(language).ifPresent(tag -> report.property(Name.LANGUAGE, tag));
        }
    }

    private static void say(Metadata metadata, Property property, Name name, Report report) {
        String value = metadata.get(property);
        if (value != null) {
            report.propertyIfNone(name, value);
        }
    }

    /// Hears the XHTML that Tika makes of every format.
    private static final class Text extends DefaultHandler {

        private final Sections sections;
        private final UnaryOperator<String> meant;
        private final StringBuilder paragraph = new StringBuilder();
        private String firstHeading = "";

        /// What stands in the style of a title.
        private String titled = "";

        /// What stands above everything.
        private String above = "";

        private boolean isTitle;
        private boolean begun;
        private int highest;
        private boolean inBody;
        private String address = "";
        private int linked;

        Text(Sections sections, UnaryOperator<String> meant) {
            this.sections = sections;
            this.meant = meant;
        }

        @Override
        public void startElement(
                String uri, String name, String qualified, org.xml.sax.Attributes attributes) {
            if (name.equals("body")) {
                inBody = true;
            } else if (HEADINGS.contains(name)) {
                flush();
                isTitle = "title".equals(attributes.getValue("class"));
            } else if (name.equals("a")) {
                address = Objects.requireNonNullElse(attributes.getValue("href"), "");
                linked = paragraph.length();
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (inBody) {
                paragraph.append(characters, start, length);
            }
        }

        @Override
        public void ignorableWhitespace(char[] characters, int start, int length) {
            characters(characters, start, length);
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            if (name.equals("a")) {
                // Words that were flushed meanwhile are those of another paragraph.
                String words = paragraph.substring(Math.min(linked, paragraph.length()));
                sections.link(address, meant.apply(words));
            }
            if (HEADINGS.contains(name)) {
                String heading = meant.apply(paragraph.toString()).strip();
                paragraph.setLength(0);
                if (!heading.isEmpty()) {
                    sections.heading(heading, name.charAt(1) - '0');
                    firstHeading = firstHeading.isEmpty() ? heading : firstHeading;
                    titled = titled.isEmpty() && isTitle ? heading : titled;
                    above = begun || PART.matcher(heading).matches() ? above : heading;
                    highest += name.equals("h1") ? 1 : 0;
                    begun = true;
                }
            } else if (BLOCKS.contains(name)) {
                flush();
            }
        }

        @Override
        public void endDocument() {
            flush();
        }

        /// What the document is called where a reader sees it, or empty.
        String title() {
            return !titled.isEmpty() || highest != 1 ? titled : above;
        }

        private void flush() {
            if (!paragraph.toString().isBlank()) {
                String text = meant.apply(REFERENCE.matcher(paragraph).replaceAll(""));
                sections.append(text);
                sections.endParagraph();
                begun = true;
            }
            paragraph.setLength(0);
        }
    }

    static final class NothingInside implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream,
                ContentHandler handler,
                Metadata metadata,
                boolean outputHtml) {
            // Never asked, as nothing should be parsed.
        }
    }
}
