package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Pages, Numbers and Keynote. Files of before 2013 tell their text to Tika; newer ones bring a PDF
/// of what they look like, or a picture, which is shown above what their archives say. Keynote's
/// are slides, but for those of before 2013, of which Tika tells no slides.
public final class IworkExaminer implements Examiner {

    private static final List<String> PRINTS =
            List.of("QuickLook/Preview.pdf", "QuickLook/preview.pdf");
    private static final List<String> PICTURES =
            List.of("preview.jpg", "QuickLook/Thumbnail.jpg", "QuickLook/Thumbnail.png");

    private final OfficeExaminer office = new OfficeExaminer();

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("application/vnd.apple.");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 5);
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            if (zip.getEntry("index.xml") != null || zip.getEntry("index.apxl") != null) {
                return office.examine(source, report);
            }
            Optional<byte[]> print = first(zip, PRINTS);
            if (print.isPresent()) {
                return print(print.get(), source, report);
            }
            Optional<IworkArchives> archives = archives(zip);
            if (isPresentation(source) && archives.isPresent()) {
                return slides(IworkText.slides(archives.get()), report);
            }
            text(zip, archives, source, report);
            return Kind.DOCUMENT;
        } catch (ZipException _) {
            return office.examine(source, report);
        }
    }

    private static boolean isPresentation(Source source) {
        return source.mediaType().contains("keynote");
    }

    /// Draws the slides of a presentation as far as the file brings pictures of them: all, or the
    /// first one.
    static void draw(
            Source source, PageSheets sheets, Consumer<Finding> found, PdfDrawings.Drawn drawn)
            throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            Optional<byte[]> print = first(zip, PRINTS);
            if (print.isPresent()) {
                try (PDDocument pdf = Loader.loadPDF(print.get())) {
                    new PdfDrawings(pdf, source, found).draw(true, sheets, drawn);
                }
                return;
            }
            BufferedImage picture = null;
            Optional<byte[]> beginning = first(zip, PICTURES);
            if (beginning.isPresent()) {
                picture = ImageIO.read(new ByteArrayInputStream(beginning.get()));
            }
            if (picture != null) {
                SlideDrawings.keep(picture, 0, source, found);
            }
        }
    }

    private static Kind slides(List<IworkText.Slide> slides, Report report) {
        report.add(new Finding.Pages(Math.max(1, slides.size())));
        for (int i = 0; i < slides.size(); i++) {
            Place place = new Place.Slide(i + 1);
            List<String> lines = slides.get(i).lines();
            if (!lines.isEmpty()) {
                report.heading(place, 1, lines.getFirst());
                report.propertyIfNone(Name.TITLE, lines.getFirst(), Origin.LAYOUT);
                report.text(place, String.join("\n", lines) + "\n");
            }
            if (!slides.get(i).notes().isEmpty()) {
                report.text(
                        new Place.Notes(i + 1), String.join("\n", slides.get(i).notes()) + "\n");
            }
        }
        return Kind.SLIDES;
    }

    private static Optional<byte[]> first(ZipFile zip, List<String> names) throws IOException {
        for (String name : names) {
            Optional<byte[]> found = Packages.find(zip, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Kind print(byte[] bytes, Source source, Report report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                Place place = isPresentation(source) ? new Place.Slide(page) : new Place.Page(page);
                report.text(place, stripper.getText(pdf));
            }
            java.nio.file.Files.write(source.derived("printed.pdf"), bytes);
            report.add(new Finding.Pages(Math.max(1, pdf.getNumberOfPages())));
            report.add(new Finding.PrintedPdf("printed.pdf", pdf.getNumberOfPages()));
            return isPresentation(source) ? Kind.SLIDES : Kind.DOCUMENT;
        }
    }

    /// The picture of how it looks, and what it says.
    private static void text(
            ZipFile zip, Optional<IworkArchives> archives, Source source, Report report)
            throws IOException {
        Element body = archives.map(IworkText::of).orElseGet(() -> new Element("body"));
        Element title = body.selectFirst("h2, p");
        if (title != null) {
            report.propertyIfNone(Name.TITLE, title.text(), Origin.LAYOUT);
        }
        body.prependElement("figure").appendElement("img").attr("src", "it").attr("alt", "");
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", body, _ -> first(zip, PICTURES));
        rendition.end();
    }

    /// Files that do not follow the format still have their picture.
    private static Optional<IworkArchives> archives(ZipFile zip) {
        try {
            return IworkArchives.of(zip);
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }
}
