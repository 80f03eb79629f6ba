package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.DomXmpParser;
import org.apache.xmpbox.xml.XmpParsingException;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// PDF: text by page, the document's information and XMP, and a picture of the first page.
public final class PdfExaminer implements Examiner {

    private static final int LARGEST_XMP = 1_000_000;

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(source.file().toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            int pages = pdf.getNumberOfPages();
            if (pages == 0) {
                throw new UnreadableFile(Problem.DAMAGED, "a PDF without pages");
            }
            report.add(new Finding.Pages(pages));
            describe(pdf, report);
            thumbnail(pdf, source, report);
            read(pdf, pages, report);
            return Kind.DOCUMENT;
        } catch (InvalidPasswordException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        }
    }

    private static void read(PDDocument pdf, int pages, Report report) throws IOException {
        PDFTextStripper stripper = new Reader();
        boolean blank = false;
        for (int page = 1; page <= pages && !report.isFull(); page++) {
            report.progress(Step.READING, page, pages, 10, 100);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String text = stripper.getText(pdf);
            blank |= text.isBlank() && hasPictures(pdf, page);
            report.text(new Place.Page(page), unbroken(text));
        }
        if (blank) {
            report.notice(Notice.PAGES_WITHOUT_TEXT);
        }
    }

    /// Reads what stands in a font of a legacy encoding as it was meant.
    private static final class Reader extends PDFTextStripper {

        @Override
        protected void writeString(String text, List<TextPosition> letters) throws IOException {
            if (letters.stream().allMatch(letter -> encoding(letter).isEmpty())) {
                super.writeString(text, letters);
                return;
            }
            StringBuilder meant = new StringBuilder();
            for (int from = 0; from < letters.size(); ) {
                String font = String.valueOf(letters.get(from).getFont().getName());
                StringBuilder run = new StringBuilder();
                int to = from;
                while (to < letters.size() && font.equals(letters.get(to).getFont().getName())) {
                    run.append(letters.get(to++).getUnicode());
                }
                meant.append(LegacyFonts.meant(run.toString(), font));
                from = to;
            }
            super.writeString(meant.toString(), letters);
        }

        private static Optional<LegacyEncoding> encoding(TextPosition letter) {
            String name = letter.getFont().getName();
            return name == null ? Optional.empty() : LegacyEncoding.ofFont(name);
        }
    }

    /// A page that only shows pictures is probably a scan; one without anything is just empty.
    private static boolean hasPictures(PDDocument pdf, int page) {
        var resources = pdf.getPage(page - 1).getResources();
        return resources != null && resources.getXObjectNames().iterator().hasNext();
    }

    /// Words that were divided at the end of a line are whole again.
    private static String unbroken(String text) {
        return text.replaceAll("(\\p{L})[-\u00AD\u2010]\\R(\\p{Ll})", "$1$2").replace("\u00AD", "");
    }

    private static void thumbnail(PDDocument pdf, Source source, Report report) {
        report.progress(Step.PICTURING, 1, 1, 0, 10);
        try {
            PDRectangle box = pdf.getPage(0).getCropBox();
            float scale =
                    Math.min(2, 1.5f * Pictures.THUMBNAIL_WIDTH / Math.max(1, box.getWidth()));
            report.add(
                    Pictures.thumbnail(
                            new PDFRenderer(pdf).renderImage(0, scale, ImageType.RGB), source));
        } catch (IOException | RuntimeException _) {
            report.notice(Notice.NO_PICTURE);
        }
    }

    private static void describe(PDDocument pdf, Report report) throws IOException {
        PDMetadata packet = pdf.getDocumentCatalog().getMetadata();
        if (packet != null) {
            xmp(packet, report);
        }
        PDDocumentInformation info = pdf.getDocumentInformation();
        say(report, Name.TITLE, info.getTitle());
        say(report, Name.AUTHOR, info.getAuthor());
        say(report, Name.DESCRIPTION, info.getSubject());
        Calendar created = info.getCreationDate();
        if (created != null) {
            report.propertyIfNone(
                    Name.DATE,
                    created.toInstant()
                            .atZone(created.getTimeZone().toZoneId())
                            .toLocalDate()
                            .toString());
        }
        String keywords = info.getKeywords();
        for (String keyword : keywords == null ? new String[0] : keywords.split("[,;]", -1)) {
            report.property(Name.KEYWORD, keyword);
        }
        String language = pdf.getDocumentCatalog().getLanguage();
        if (language != null) {
            Languages.tag(language).ifPresent(tag -> report.property(Name.LANGUAGE, tag));
        }
    }

    private static void xmp(PDMetadata packet, Report report) throws IOException {
        byte[] bytes;
        try (InputStream in = packet.exportXMPMetadata()) {
            bytes = in.readNBytes(LARGEST_XMP);
        }
        Report.licenceIn(new String(bytes, StandardCharsets.UTF_8))
                .forEach(licence -> report.propertyIfNone(Name.LICENCE, licence));
        try {
            DomXmpParser parser = new DomXmpParser();
            parser.setStrictParsing(false);
            XMPMetadata xmp = parser.parse(bytes);
            DublinCoreSchema dc = xmp.getDublinCoreSchema();
            if (dc != null) {
                say(report, Name.TITLE, dc.getTitle());
                each(report, Name.AUTHOR, dc.getCreators());
                say(report, Name.DESCRIPTION, dc.getDescription());
                each(report, Name.KEYWORD, dc.getSubjects());
                each(report, Name.PUBLISHER, dc.getPublishers());
                say(report, Name.LICENCE, dc.getRights());
            }
        } catch (XmpParsingException | BadFieldValueException | RuntimeException _) {
            // Many programs write XMP that is not quite right; the document is fine without it.
        }
    }

    private static void each(Report report, Name name, @Nullable List<String> values) {
        if (values != null) {
            values.forEach(value -> report.property(name, value));
        }
    }

    private static void say(Report report, Name name, @Nullable String value) {
        if (value != null) {
            report.propertyIfNone(name, value);
        }
    }
}
