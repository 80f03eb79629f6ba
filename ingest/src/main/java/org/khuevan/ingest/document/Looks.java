package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.image.ImageExaminer;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Source;

/// How a document looks: a picture that stands for it, small ones of its pages, large ones of its
/// slides. Runs in a child process.
public final class Looks {

    private static final int BEGINNING = 60;

    private final Source source;
    private final Findings known;
    private final ImageExaminer images;
    private final Progress progress;
    private final List<Finding> seen = new ArrayList<>();

    /// @param known what reading the file found
    /// @param images reads what pictures say
    public Looks(Source source, Findings known, ImageExaminer images, Progress progress) {
        this.images = images;
        this.source = source;
        this.known = known;
        this.progress = progress;
    }

    /// @param printed the file as its office program prints it, or empty
    /// @return what was known and what is seen, with the places of a printed text as its pages
    public Findings of(String printed) throws IOException {
        Findings told = known;
        boolean slides = known.kind() == Kind.SLIDES;
        if (known.mediaType().equals("application/pdf")) {
            try (PDDocument pdf = PdfFile.open(source.file())) {
                known.of(Finding.TurnedPage.class).forEach(page -> turn(pdf, page));
                draw(pdf, false);
                told = embedded(pdf, known);
            }
        } else if (!printed.isEmpty()) {
            try (PDDocument pdf = open(Path.of(printed))) {
                seen.add(new Finding.PrintedPdf("printed.pdf", pdf.getNumberOfPages()));
                draw(pdf, slides);
                told = embedded(pdf, slides ? known : PagedText.of(known, pdf));
            }
        } else if (known.mediaType().equals(TiffExaminer.TYPE)) {
            try (PDDocument pdf = TiffExaminer.pages(source.file())) {
                known.of(Finding.TurnedPage.class).forEach(page -> turn(pdf, page));
                draw(pdf, false);
            }
        } else {
            if (slides) {
                SlideDrawings.draw(source, sheets(), seen::add, this::drawn);
            }
            told = new EmbeddedPictures(source, images, progress).of(source.file(), known);
        }
        if (seen.stream().noneMatch(Finding.Thumbnail.class::isInstance)
                && known.of(Finding.Thumbnail.class).findAny().isEmpty()) {
            standIn();
        }
        List<Finding> all = new ArrayList<>(told.all());
        all.addAll(seen);
        return new Findings(told.kind(), told.mediaType(), all);
    }

    private static PDDocument open(Path file) throws IOException {
        return Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
    }

    private Findings embedded(PDDocument pdf, Findings told) throws IOException {
        return new EmbeddedPictures(source, images, progress).of(pdf, told);
    }

    private static void turn(PDDocument pdf, Finding.TurnedPage turned) {
        PDPage page = pdf.getPage(turned.number() - 1);
        page.setRotation(Math.floorMod(page.getRotation() + turned.degrees(), 360));
    }

    private PageSheets sheets() {
        return new PageSheets(source, seen::add);
    }

    private void draw(PDDocument pdf, boolean slides) throws IOException {
        new PdfDrawings(pdf, source, seen::add)
                .draw(slides, sheets(), (done, all) -> drawn(done, all));
    }

    private void drawn(int done, int all) {
        progress.at(Step.PICTURING, 40 + (int) (55L * done / Math.max(1, all)));
    }

    /// The picture that the file brings along, or its beginning as a page.
    private void standIn() throws IOException {
        BufferedImage own = Packages.thumbnail(source.file());
        try {
            seen.add(
                    own == null
                            ? Pictures.thumbnail(FirstPage.of(beginning()), source)
                            : Pictures.thumbnail(own, source));
        } catch (IOException | RuntimeException _) {
            seen.add(new Finding.Remark(Notice.NO_PICTURE));
        }
    }

    private List<String> beginning() {
        return known.of(Finding.Text.class)
                .flatMap(text -> text.text().lines())
                .filter(line -> !line.isBlank())
                .limit(BEGINNING)
                .toList();
    }
}
