package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.image.ImageExaminer;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;

/// TIFF. One of many pages, as scanners in offices and fax servers write it, is a document: it is
/// shown as a PDF and read as a scan.
public final class TiffExaminer implements Examiner {

    static final String TYPE = "image/tiff";

    private static final int MOST = 1_000;

    /// A page of more pixels is read with gaps.
    private static final long LARGE = 24_000_000;

    private final ImageExaminer images;

    /// @param images examines one of a single page
    public TiffExaminer(ImageExaminer images) {
        this.images = images;
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals(TYPE);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        if (count(source.file()) < 2) {
            return images.examine(source, report);
        }
        try (PDDocument pdf = pages(source.file())) {
            int count = pdf.getNumberOfPages();
            pdf.save(source.derived("printed.pdf").toFile());
            report.add(new Finding.Pages(count));
            report.add(new Finding.PrintedPdf("printed.pdf", count));
            report.add(new Finding.PublicCopy("printed.pdf", "application/pdf"));
            for (int page = 1; page <= count; page++) {
                report.add(new Finding.Scan(new Place.Page(page)));
            }
            return Kind.DOCUMENT;
        }
    }

    /// How many pages Java can tell; 0 of a file that it cannot read.
    private static int count(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return reader.getNumImages(true);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            return 0;
        }
    }

    /// The pages as a PDF.
    static PDDocument pages(Path file) throws IOException {
        PDDocument pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in);
                int count = Math.min(MOST, reader.getNumImages(true));
                for (int i = 0; i < count; i++) {
                    add(pdf, read(reader, i));
                }
            } finally {
                reader.dispose();
            }
            return pdf;
        } catch (IOException | RuntimeException e) {
            pdf.close();
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
    }

    private static BufferedImage read(ImageReader reader, int number) throws IOException {
        double pixels = (double) reader.getWidth(number) * reader.getHeight(number);
        int gap = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / LARGE)));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(gap, gap, 0, 0);
        return reader.read(number, param);
    }

    private static void add(PDDocument pdf, BufferedImage image) throws IOException {
        PDImageXObject picture =
                image.getColorModel().getPixelSize() == 1
                        ? CCITTFactory.createFromImage(pdf, image)
                        : JPEGFactory.createFromImage(pdf, image, 0.85f);
        float side = PDRectangle.A4.getHeight() / Math.max(image.getWidth(), image.getHeight());
        PDRectangle box = new PDRectangle(side * image.getWidth(), side * image.getHeight());
        PDPage page = new PDPage(box);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.drawImage(picture, 0, 0, box.getWidth(), box.getHeight());
        }
    }
}
