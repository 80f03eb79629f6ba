package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.image.TextRecognition;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// What the pages of a document say that are pictures. Runs in a child process.
public final class ScannedText {

    private final TextRecognition recogniser;

    /// @param recogniser reads the pages
    public ScannedText(TextRecognition recogniser) {
        this.recogniser = recogniser;
    }

    /// @param known what reading the file found, with its [Finding.Scan]s
    /// @param report is empty
    /// @return what was known, with what the scans say in its place
    public Findings of(Source source, Findings known, Report report) throws IOException {
        SortedMap<Integer, String> texts = new TreeMap<>();
        known.of(Finding.Text.class)
                .forEach(said -> {
                    if (said.place() instanceof Place.Page(int page)) {
                        texts.put(page, said.text());
                    }
                });
        List<Integer> scans =
                known.of(Finding.Scan.class)
                        .map(Finding.Scan::place)
                        .filter(Place.Page.class::isInstance)
                        .map(place -> ((Place.Page) place).number())
                        .toList();
        try (PDDocument pdf = open(source)) {
            if (!new PdfScans(pdf, recogniser, source, report).read(scans, texts).isEmpty()) {
                report.notice(Notice.PAGES_WITHOUT_TEXT);
            }
        }
        texts.forEach((page, text) -> report.text(new Place.Page(page), text));
        return report.addedTo(
                known.without(Finding.Scan.class)
                        .without(Finding.Text.class)
                        .without(Finding.ReadingTime.class));
    }

    private static PDDocument open(Source source) throws IOException {
        return source.mediaType().equals(TiffExaminer.TYPE)
                ? TiffExaminer.pages(source.file())
                : PdfFile.open(source.file());
    }
}
