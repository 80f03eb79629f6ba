package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.ImageExaminer;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.PassageLanguages;
import org.khuevan.ingest.reading.Source;

/// The pictures that stand in a document, found on the pages of its PDF: they are kept, and what
/// they say is added to the text of their page, so that it is found there.
final class EmbeddedPictures {

    private static final int MOST = 60;
    private static final int LARGEST_SIDE = 1_600;

    private final Source source;
    private final ImageExaminer images;
    private final Progress progress;

    /// @param images reads what pictures say
    EmbeddedPictures(Source source, ImageExaminer images, Progress progress) {
        this.source = source;
        this.images = images;
        this.progress = progress;
    }

    /// @param told by pages or slides; others stay as they are
    Findings of(PDDocument pdf, Findings told) throws IOException {
        if (told.of(Finding.Text.class).anyMatch(text -> text.place() instanceof Place.Section)) {
            return told;
        }
        Set<Integer> scans =
                told.of(Finding.ReadPage.class)
                        .map(Finding.ReadPage::number)
                        .collect(Collectors.toSet());
        PdfPictures pictures = new PdfPictures();
        List<Finding> found = new ArrayList<>();
        Map<Place, String> said = new LinkedHashMap<>();
        for (int page = 1; page <= pdf.getNumberOfPages() && found.size() < MOST; page++) {
            Place place = told.kind() == Kind.SLIDES ? new Place.Slide(page) : new Place.Page(page);
            if (!scans.contains(page)) {
                for (BufferedImage picture : pictures.of(pdf.getPage(page - 1))) {
                    progress.at(Step.READING_PICTURES, 95);
                    found.add(keep(picture, place, found.size() + 1));
                    said.merge(place, images.said(picture), (a, b) -> a + "\n" + b);
                }
            }
        }
        said.values().removeIf(String::isBlank);
        return with(told, found, said);
    }

    private Finding keep(BufferedImage picture, Place place, int number) throws IOException {
        BufferedImage fitted = Pictures.fitted(picture, LARGEST_SIDE, LARGEST_SIDE);
        String path = "pictures/" + number + ".jpg";
        Pictures.writeJpeg(fitted, source.derived(path));
        return new Finding.EmbeddedPicture(place, path, fitted.getWidth(), fitted.getHeight(), "");
    }

    /// A page has one text: what its pictures say comes behind what it says itself.
    private static Findings with(Findings told, List<Finding> found, Map<Place, String> said) {
        List<Finding> all = new ArrayList<>();
        Map<Place, String> missing = new LinkedHashMap<>(said);
        for (Finding finding : told.all()) {
            if (finding instanceof Finding.Text text && said.containsKey(text.place())) {
                all.add(text(text.place(), text.text() + missing.remove(text.place())));
            } else {
                all.add(finding);
            }
        }
        missing.forEach((place, words) -> all.add(text(place, words)));
        if (!said.isEmpty()) {
            all.add(new Finding.Remark(Finding.Notice.READ_FROM_PICTURES));
        }
        all.addAll(found);
        return new Findings(told.kind(), told.mediaType(), all.stream().distinct().toList());
    }

    private static Finding.Text text(Place place, String words) {
        String whole = words.strip() + "\n";
        return new Finding.Text(place, whole, PassageLanguages.of(whole));
    }
}
