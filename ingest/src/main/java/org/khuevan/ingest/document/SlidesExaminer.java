package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Notes;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// Presentations of PowerPoint, old and new: text by slide with the notes.
public final class SlidesExaminer implements Examiner {

    private static final Set<String> TYPES =
            Set.of(
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
                    "application/vnd.openxmlformats-officedocument.presentationml.template",
                    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
                    "application/vnd.ms-powerpoint.slideshow.macroenabled.12");

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType.toLowerCase(Locale.ROOT));
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        ZipSecureFile.setMinInflateRatio(0.002);
        try (SlideShow<?, ?> show =
                SlideShowFactory.create(
                        OfficeFormulas.spelt(source.file(), source.mediaType()).toFile(),
                        null,
                        true)) {
            describe(show, report);
            examine(show, report);
            return Kind.SLIDES;
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        }
    }

    private static <S extends Shape<S, P>, P extends TextParagraph<S, P, ?>> void examine(
            SlideShow<S, P> show, Report report) throws IOException {
        List<? extends Slide<S, P>> slides = show.getSlides();
        slides.forEach(slide -> LegacyShapes.mend(slide.getShapes()));
        report.add(new Finding.Pages(slides.size()));
        for (int i = 0; i < slides.size(); i++) {
            report.progress(Step.READING, i, slides.size(), 0, 95);
            Slide<S, P> slide = slides.get(i);
            Place place = new Place.Slide(i + 1);
            String title = slide.getTitle();
            if (title != null) {
                report.heading(place, 1, title);
                if (i == 0) {
                    report.property(Name.TITLE, title, Origin.LAYOUT);
                }
            }
            report.text(place, ShapeText.of(slide.getShapes()));
            Notes<S, P> notes = slide.getNotes();
            if (notes != null) {
                report.text(new Place.Notes(i + 1), ShapeText.of(notes.getShapes()));
            }
            links(slide.getShapes(), place, report);
        }
    }

    private static void links(List<? extends Shape<?, ?>> shapes, Place place, Report report) {
        for (Shape<?, ?> shape : shapes) {
            switch (shape) {
                case GroupShape<?, ?> group -> links(group.getShapes(), place, report);
                case XSLFDiagram diagram -> links(SmartArt.shapes(diagram), place, report);
                case TextShape<?, ?> text ->
                        text.getTextParagraphs().stream()
                                .flatMap(paragraph -> paragraph.getTextRuns().stream())
                                .filter(run -> run.getHyperlink() != null)
                                .filter(run -> run.getHyperlink().getAddress() != null)
                                .forEach(run ->
                                        report.link(
                                                place,
                                                run.getHyperlink().getAddress(),
                                                run.getRawText()));
                default -> {
                    // Pictures and lines have no words.
                }
            }
        }
    }

    private static void describe(SlideShow<?, ?> show, Report report) {
        switch (show) {
            case XMLSlideShow modern -> describe(modern.getProperties(), report);
            case HSLFSlideShow old -> {
                var summary = old.getSlideShowImpl().getSummaryInformation();
                if (summary != null) {
                    say(report, Name.TITLE, summary.getTitle());
                    say(report, Name.AUTHOR, summary.getAuthor());
                    say(report, Name.DESCRIPTION, summary.getSubject());
                    date(report, summary.getCreateDateTime());
                }
            }
            default -> {
                // There is no third kind; a new one would only lack its properties.
            }
        }
    }

    private static void describe(POIXMLProperties properties, Report report) {
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        say(report, Name.TITLE, core.getTitle());
        say(report, Name.AUTHOR, core.getCreator());
        say(report, Name.DESCRIPTION, core.getDescription());
        date(report, core.getCreated());
        String keywords = core.getKeywords();
        for (String keyword : keywords == null ? new String[0] : keywords.split("[,;]", -1)) {
            report.property(Name.KEYWORD, keyword);
        }
    }

    private static void date(Report report, @org.jspecify.annotations.Nullable Date date) {
        if (date != null) {
            report.property(
                    Name.DATE,
                    date.toInstant().atZone(java.time.ZoneOffset.UTC).toLocalDate().toString());
        }
    }

    private static void say(
            Report report, Name name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            report.propertyIfNone(name, value);
        }
    }
}
