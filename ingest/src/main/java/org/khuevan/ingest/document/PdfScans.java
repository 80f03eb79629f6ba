package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Limits;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.Alto;
import org.khuevan.ingest.image.ReadWord;
import org.khuevan.ingest.image.Reading;
import org.khuevan.ingest.image.SearchablePdf;
import org.khuevan.ingest.image.TextRecognition;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Pages of a PDF that are pictures: they are read, and what was read is laid over them in a copy,
/// in which they also stand upright.
final class PdfScans {

    private static final String NAME = "searchable.pdf";
    private static final int MOST = 2_000;

    /// What is read until then is kept; whoever waits for more would be stopped, and have nothing.
    private static final Duration LONGEST = Limits.standard().scanTime().minusMinutes(5);

    /// Below, a person should compare what was read with the page.
    private static final int UNCERTAIN = 75;

    private final PDDocument pdf;
    private final TextRecognition recogniser;
    private final Source source;
    private final Report report;
    private final PDFRenderer renderer;
    private final Duration longest;

    /// @param pdf is changed, and stays its owner's to close
    PdfScans(PDDocument pdf, TextRecognition recogniser, Source source, Report report) {
        this(pdf, recogniser, source, report, LONGEST);
    }

    /// @param longest that pages are read
    PdfScans(
            PDDocument pdf,
            TextRecognition recogniser,
            Source source,
            Report report,
            Duration longest) {
        this.longest = longest;
        this.pdf = pdf;
        this.recogniser = recogniser;
        this.source = source;
        this.report = report;
        this.renderer = new PDFRenderer(pdf);
    }

    /// @param scans numbers of pages
    /// @param texts by page, into which what is read is put
    /// @return the pages on which nothing could be read
    List<Integer> read(List<Integer> scans, Map<Integer, String> texts) throws IOException {
        List<Integer> unread = new ArrayList<>();
        long start = System.nanoTime();
        // No copy is made of what its owner does not let be copied.
        Copy copy = new Copy(!pdf.isEncrypted());
        try (Alto words = new Alto(source.derived("words.alto.xml"))) {
            for (int i = 0; i < scans.size(); i++) {
                int page = scans.get(i);
                report.progress(Step.READING_PICTURES, i, scans.size(), 1, 80);
                boolean late = i >= MOST || System.nanoTime() - start > longest.toNanos();
                Optional<Reading> reading = late ? Optional.empty() : read(page);
                if (reading.isPresent()) {
                    texts.put(page, ReadWord.text(reading.get().words()));
                    copy.lay(page, reading.get());
                    words.page(page, reading.get());
                    tell(page, reading.get());
                } else if (!texts.containsKey(page)) {
                    unread.add(page);
                }
            }
        }
        if (report.has(Notice.READ_FROM_PICTURES)) {
            copy.save();
            report.add(new Finding.WordBoxes("words.alto.xml"));
        }
        return unread;
    }

    /// The copy that can be searched. A file that can be shown may still be too broken to be
    /// written again; what was read from it is worth more than the copy.
    private final class Copy {

        private @Nullable SearchablePdf searchable;

        Copy(boolean wanted) throws IOException {
            searchable = wanted ? new SearchablePdf(pdf) : null;
        }

        void lay(int page, Reading reading) {
            attempt(copy -> copy.lay(page, reading));
        }

        void save() {
            attempt(copy -> {
                copy.save(source.derived(NAME));
                report.add(new Finding.SearchablePdf(NAME));
            });
        }

        private void attempt(Writing step) {
            SearchablePdf copy = searchable;
            try {
                if (copy != null) {
                    step.on(copy);
                }
            } catch (IOException | RuntimeException _) {
                searchable = null;
            }
        }

        private interface Writing {
            void on(SearchablePdf copy) throws IOException;
        }
    }

    private void tell(int page, Reading reading) {
        int confidence = ReadWord.confidence(reading.words());
        report.add(new Finding.ReadPage(page, confidence));
        report.notice(Notice.READ_FROM_PICTURES);
        if (confidence < UNCERTAIN) {
            report.notice(Notice.UNCERTAIN_READING);
        }
        if (reading.quarters() != 0) {
            report.add(new Finding.TurnedPage(page, 90 * reading.quarters()));
        }
    }

    /// Reads a page, and turns it so that it stands upright.
    private Optional<Reading> read(int number) throws IOException {
        PDPage page = pdf.getPage(number - 1);
        BufferedImage picture;
        try {
            PDRectangle box = page.getCropBox();
            float longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            picture =
                    renderer.renderImage(
                            number - 1, Math.min(300f / 72, 3_500 / longest), ImageType.GRAY);
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
        Reading reading = recogniser.read(picture);
        if (!ReadWord.areText(reading.words(), 1, 55)) {
            return Optional.empty();
        }
        page.setRotation(Math.floorMod(page.getRotation() + 90 * reading.quarters(), 360));
        return Optional.of(reading);
    }
}
