package org.khuevan.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
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
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// PDF: text by page, the document's information and XMP. Pages that are pictures are only found
/// here; reading them takes longer than everything else, and is a step of its own.
public final class PdfExaminer implements Examiner {

    private static final int LARGEST_XMP = 1_000_000;
    private static final int MOST_TEXT = 40_000_000;

    /// In pixels, the shorter side of a page that was scanned so that it can be read.
    private static final int SCANNED = 700;

    /// In bytes of its drawing, what is more than a frame or a few rules.
    private static final int DRAWN = 4_000;

    /// Fewer letters on such a page are a stamp and not its text.
    private static final int STAMP = 60;

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/pdf");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        try (PDDocument pdf = PdfFile.open(source.file())) {
            int pages = pdf.getNumberOfPages();
            if (pages == 0) {
                throw new UnreadableFile(Problem.DAMAGED, "a PDF without pages");
            }
            report.add(new Finding.Pages(pages));
            describe(pdf, report);
            LayoutTitle.of(pdf)
                    .ifPresent(title -> report.property(Name.TITLE, title, Origin.LAYOUT));
            read(pdf, pages, report);
            if (PdfFile.isCut(source.file())) {
                report.notice(Notice.END_MISSING);
                keepWhatIsThere(pdf, source, report);
            }
            return Kind.DOCUMENT;
        } catch (InvalidPasswordException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        }
    }

    /// Browsers do not show a file without an end.
    private static void keepWhatIsThere(PDDocument pdf, Source source, Report report)
            throws IOException {
        Path copy = source.derived("printed.pdf");
        try {
            pdf.save(copy.toFile());
            report.add(new Finding.PrintedPdf("printed.pdf", pdf.getNumberOfPages()));
        } catch (IOException | RuntimeException _) {
            // What was read from it is worth more than the copy.
            Files.deleteIfExists(copy);
        }
    }

    private static void read(PDDocument pdf, int pages, Report report) throws IOException {
        PdfLines stripper = new PdfLines();
        PdfBookmarks bookmarks = new PdfBookmarks(pdf, report);
        PdfPages all = new PdfPages();
        long length = 0;
        for (int page = 1; page <= pages && length < MOST_TEXT; page++) {
            report.progress(Step.READING, page, pages, 10, 60);
            List<PageLine> lines = stripper.of(pdf, page);
            PDRectangle box = pdf.getPage(page - 1).getCropBox();
            boolean lies = pdf.getPage(page - 1).getRotation() % 180 != 0;
            all.add(
                    lines,
                    lies ? box.getHeight() : box.getWidth(),
                    lies ? box.getWidth() : box.getHeight());
            length += lines.stream().mapToInt(line -> line.text().length()).sum();
            bookmarks.links(pdf.getPage(page - 1), page);
        }
        all.settle();
        if (!bookmarks.tell()) {
            all.headings(report);
        }
        long mute =
                IntStream.rangeClosed(1, all.count()).filter(p -> all.text(p).isBlank()).count();
        for (int page = 1; page <= all.count() && !report.isFull(); page++) {
            String text = all.text(page);
            boolean said = isText(text);
            boolean scan =
                    said
                            ? isStamp(text) && isOnePicture(pdf, page)
                            : !text.isBlank() || showsSomething(pdf, page, 2 * mute > all.count());
            if (scan) {
                report.add(new Finding.Scan(new Place.Page(page)));
            }
            if (said) {
                report.text(new Place.Page(page), text);
            }
        }
    }

    /// Whether what a page says are letters at all: fonts without names for their letters make
    /// garbage.
    static boolean isText(String text) {
        long seen = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long garbage =
                text.codePoints()
                        .filter(c ->
                                c == 0xFFFD
                                        || Character.getType(c) == Character.PRIVATE_USE
                                        || Character.isISOControl(c) && !Character.isWhitespace(c))
                        .count();
        return seen > 0 && garbage * 3 < seen;
    }

    /// A page that only shows pictures is probably a scan, and one of many lines perhaps a text
    /// whose letters were drawn; one without anything is just empty.
    ///
    /// @param silent whether most pages say nothing, so that one of lines is not just a plot
    private static boolean showsSomething(PDDocument pdf, int page, boolean silent) {
        var resources = pdf.getPage(page - 1).getResources();
        boolean pictures = resources != null && resources.getXObjectNames().iterator().hasNext();
        long drawn = 0;
        var contents = pdf.getPage(page - 1).getContentStreams();
        while (contents.hasNext()) {
            drawn += contents.next().getCOSObject().getLength();
        }
        return pictures || silent && drawn > DRAWN;
    }

    /// What programs that scan write onto every page.
    private static boolean isStamp(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).count() < STAMP;
    }

    /// Whether a page shows a picture that is large enough to be one of the whole page.
    private static boolean isOnePicture(PDDocument pdf, int page) throws IOException {
        var resources = pdf.getPage(page - 1).getResources();
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            COSBase object =
                    resources
                            .getCOSObject()
                            .getCOSDictionary(COSName.XOBJECT)
                            .getDictionaryObject(name);
            if (object instanceof COSDictionary picture
                    && picture.getInt(COSName.WIDTH) >= SCANNED
                    && picture.getInt(COSName.HEIGHT) >= SCANNED) {
                return true;
            }
        }
        return false;
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
