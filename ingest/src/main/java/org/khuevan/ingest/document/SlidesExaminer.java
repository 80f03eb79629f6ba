package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.sl.draw.Drawable;
import org.apache.poi.sl.extractor.SlideShowExtractor;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;
import org.khuevan.ingest.vietnamese.LegacyEncoding;

/// Presentations of PowerPoint, old and new: text by slide with the notes, and a picture of each.
public final class SlidesExaminer implements Examiner {

    private static final int WIDTH = 1280;
    private static final int MOST_PICTURES = 500;
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
        try (SlideShow<?, ?> show = SlideShowFactory.create(source.file().toFile(), null, true)) {
            describe(show, report);
            examine(show, source, report);
            return Kind.SLIDES;
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(Problem.PASSWORD_PROTECTED, e.toString());
        }
    }

    private static <S extends Shape<S, P>, P extends TextParagraph<S, P, ?>> void examine(
            SlideShow<S, P> show, Source source, Report report) throws IOException {
        List<? extends Slide<S, P>> slides = show.getSlides();
        slides.forEach(slide -> mend(slide.getShapes()));
        report.add(new Finding.Pages(slides.size()));
        // Closing the extractor would close the show, which its owner does.
        SlideShowExtractor<S, P> extractor = new SlideShowExtractor<>(show);
        extractor.setNotesByDefault(true);
        extractor.setMasterByDefault(false);
        boolean drawable = true;
        for (int i = 0; i < slides.size(); i++) {
            report.progress(Step.READING, i, slides.size(), 0, 95);
            Slide<S, P> slide = slides.get(i);
            report.text(new Place.Slide(i + 1), extractor.getText(slide));
            if (i == 0 && slide.getTitle() != null) {
                report.propertyIfNone(Name.TITLE, slide.getTitle());
            }
            drawable = drawable && i < MOST_PICTURES && picture(show, slide, i, source, report);
        }
    }

    /// Text in fonts of legacy encodings becomes what it was meant, also in the pictures.
    private static void mend(List<? extends Shape<?, ?>> shapes) {
        for (Shape<?, ?> shape : shapes) {
            switch (shape) {
                case GroupShape<?, ?> group -> mend(group.getShapes());
                case TableShape<?, ?> table -> {
                    for (int row = 0; row < table.getNumberOfRows(); row++) {
                        for (int column = 0; column < table.getNumberOfColumns(); column++) {
                            TableCell<?, ?> cell = table.getCell(row, column);
                            if (cell != null) {
                                mend(cell);
                            }
                        }
                    }
                }
                case TextShape<?, ?> text -> mend(text);
                default -> {
                    // Pictures and lines have no text.
                }
            }
        }
    }

    private static void mend(TextShape<?, ?> text) {
        for (TextParagraph<?, ?, ?> paragraph : text.getTextParagraphs()) {
            for (TextRun run : paragraph.getTextRuns()) {
                String font = run.getFontFamily();
                if (font != null && LegacyEncoding.ofFont(font).isPresent()) {
                    run.setText(LegacyFonts.meant(run.getRawText(), font));
                    run.setFontFamily("Arial");
                }
            }
        }
    }

    /// @return whether the slide could be drawn; one that cannot speaks for a machine without fonts
    ///   as well as for a strange slide
    private static boolean picture(
            SlideShow<?, ?> show, Slide<?, ?> slide, int index, Source source, Report report)
            throws IOException {
        BufferedImage image;
        try {
            image = drawn(show.getPageSize(), slide);
        } catch (RuntimeException | LinkageError _) {
            report.notice(Notice.NO_PICTURE);
            return index > 0;
        }
        String path = "slides/" + (index + 1) + ".jpg";
        Pictures.writeJpeg(image, source.derived(path));
        report.add(new Finding.PagePicture(index + 1, path, image.getWidth(), image.getHeight()));
        if (index == 0) {
            report.add(Pictures.thumbnail(image, source));
        }
        return true;
    }

    private static BufferedImage drawn(Dimension page, Slide<?, ?> slide) {
        double scale = WIDTH / page.getWidth();
        BufferedImage image =
                new BufferedImage(
                        WIDTH,
                        (int) Math.round(page.getHeight() * scale),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(
                Drawable.FONT_FALLBACK, java.util.Map.of("*", java.awt.Font.SANS_SERIF));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        slide.draw(graphics);
        graphics.dispose();
        return image;
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
