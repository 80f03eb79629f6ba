package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// The pictures that stand in a document, found on the pages of its PDF, or in the file where
/// nothing prints it: they are kept, and what is said instead of them and written in them is added
/// to the text of their page, so that it is found there.
final class EmbeddedPictures {

    private static final int MOST = 60;
    private static final int LARGEST_SIDE = 1_600;
    private static final int SMALL_SIDE = 360;

    private final Source source;
    private final ImageExaminer images;
    private final Progress progress;

    /// What is said instead of pictures and was told on another page than theirs.
    private final Map<Place, Set<String>> moved = new HashMap<>();

    private boolean hasWritten;

    /// @param images reads what pictures say
    EmbeddedPictures(Source source, ImageExaminer images, Progress progress) {
        this.source = source;
        this.images = images;
        this.progress = progress;
    }

    /// @param told where it is not told by pages or slides, pictures have no place
    Findings of(PDDocument pdf, Findings told) throws IOException {
        boolean placed =
                told.of(Finding.Text.class)
                        .noneMatch(text -> text.place() instanceof Place.Section);
        Set<Integer> scans =
                told.of(Finding.ReadPage.class)
                        .map(Finding.ReadPage::number)
                        .collect(Collectors.toSet());
        PdfPictures pictures = new PdfPictures(pdf);
        List<Finding> found = new ArrayList<>();
        Map<Place, String> said = new LinkedHashMap<>();
        for (int page = 1; page <= pdf.getNumberOfPages() && found.size() < MOST; page++) {
            Place paged = told.kind() == Kind.SLIDES ? new Place.Slide(page) : new Place.Page(page);
            Place place = placed ? paged : new Place.Whole();
            if (!scans.contains(page)) {
                for (PdfPictures.Found picture : pictures.of(pdf.getPage(page - 1))) {
                    progress.at(Step.READING_PICTURES, 95);
                    found.add(keep(picture, place, found.size() + 1));
                    if (placed) {
                        said.merge(place, said(picture, place, told), (a, b) -> a + "\n" + b);
                    }
                }
            }
        }
        said.values().removeIf(String::isBlank);
        return with(told, found, said);
    }

    /// Those of a file that nothing prints here.
    Findings of(Path file, Findings told) throws IOException {
        List<Finding> found = new ArrayList<>();
        Map<Place, String> said = new LinkedHashMap<>();
        for (PackagePictures.Placed one : PackagePictures.of(file)) {
            if (found.size() < MOST) {
                progress.at(Step.READING_PICTURES, 95);
                found.add(keep(one.picture(), one.place(), found.size() + 1));
                if (one.place() instanceof Place.Slide) {
                    said.merge(
                            one.place(),
                            said(one.picture(), one.place(), told),
                            (a, b) -> a + "\n" + b);
                }
            }
        }
        said.values().removeIf(String::isBlank);
        return with(told, found, said);
    }

    /// What is said instead of a picture, unless the text of its page has it already, and what is
    /// written in it.
    private String said(PdfPictures.Found picture, Place place, Findings told) throws IOException {
        String instead = picture.alternative();
        List<Finding.Text> there =
                told.of(Finding.Text.class)
                        .filter(text -> !instead.isEmpty())
                        .filter(text -> text.text().replaceAll("\\s+", " ").contains(instead))
                        .toList();
        boolean elsewhere = there.stream().noneMatch(text -> text.place().equals(place));
        // As a paragraph of its own it may have been told on the page before.
        there.stream()
                .filter(text -> elsewhere && text.text().lines().anyMatch(instead::equals))
                .findFirst()
                .ifPresent(text ->
                        moved.computeIfAbsent(text.place(), _ -> new HashSet<>()).add(instead));
        boolean missing =
                there.isEmpty() || moved.values().stream().anyMatch(all -> all.contains(instead));
        String written = images.said(picture.image());
        hasWritten |= !written.isBlank();
        return (missing ? instead + "\n" : "") + written;
    }

    private Finding keep(PdfPictures.Found picture, Place place, int number) throws IOException {
        BufferedImage fitted = Pictures.fitted(picture.image(), LARGEST_SIDE, LARGEST_SIDE);
        String path = "pictures/" + number + ".jpg";
        String small = "pictures/" + number + "-small.jpg";
        Pictures.writeJpeg(fitted, source.derived(path));
        Pictures.writeJpeg(
                Pictures.fitted(fitted, SMALL_SIDE, SMALL_SIDE), source.derived(small), 0.72f);
        return new Finding.EmbeddedPicture(
                place, path, small, fitted.getWidth(), fitted.getHeight(), picture.alternative());
    }

    /// A page has one text: what its pictures say comes behind what it says itself.
    private Findings with(Findings told, List<Finding> found, Map<Place, String> said) {
        List<Finding> all = new ArrayList<>();
        Map<Place, String> missing = new LinkedHashMap<>(said);
        for (Finding finding : told.all()) {
            if (finding instanceof Finding.Text text && isOther(text.place(), said)) {
                String more = Objects.requireNonNullElse(missing.remove(text.place()), "");
                all.add(text(text.place(), staying(text) + more));
            } else {
                all.add(finding);
            }
        }
        missing.forEach((place, words) -> all.add(text(place, words)));
        if (hasWritten) {
            all.add(new Finding.Remark(Finding.Notice.READ_FROM_PICTURES));
        }
        all.addAll(found);
        return new Findings(told.kind(), told.mediaType(), all.stream().distinct().toList());
    }

    private boolean isOther(Place place, Map<Place, String> said) {
        return said.containsKey(place) || moved.containsKey(place);
    }

    private String staying(Finding.Text text) {
        Set<String> gone = moved.getOrDefault(text.place(), Set.of());
        return gone.isEmpty()
                ? text.text()
                : text.text()
                        .lines()
                        .filter(line -> !gone.contains(line))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    private static Finding.Text text(Place place, String words) {
        String whole = words.strip() + "\n";
        return new Finding.Text(place, whole, PassageLanguages.of(whole));
    }
}
