package org.khuevan.ingest.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Finding.Notice;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Images: a thumbnail the right way up, and EXIF and IPTC without the place and the camera.
public final class ImageExaminer implements Examiner {

    /// A picture of more pixels is read with gaps.
    private static final long LARGE = 24_000_000;

    /// What Java says of a JPEG whose end is missing, and with it some of the picture.
    private static final Set<String> CUT_JPEG =
            Set.of(
                    "Truncated File - Missing EOI marker",
                    "Corrupt JPEG data: premature end of data segment");

    private static final int MOST_WORDS = 3_000;

    /// Of a picture that is drawn anew, in pixels.
    private static final int LARGEST_SIDE = 3_000;

    private final TextRecognition recogniser;

    /// @param recogniser reads what pictures say
    public ImageExaminer(TextRecognition recogniser) {
        this.recogniser = recogniser;
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("image/");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 1, 1, 0, 30);
        int orientation = describe(source, report);
        Optional<Upright> picture = upright(source, orientation);
        if (picture.isEmpty()) {
            // It is tried with ffmpeg afterwards.
            report.notice(Notice.NO_PICTURE);
        } else {
            report.progress(Step.PICTURING, 1, 1, 30, 90);
            report.add(new Finding.Dimensions(picture.get().width(), picture.get().height()));
            report.add(Pictures.thumbnail(picture.get().image(), source));
            forEverybody(picture.get().image(), orientation, source, report);
            if (picture.get().cut()) {
                report.notice(Notice.END_MISSING);
            }
        }
        return Kind.IMAGE;
    }

    /// Reads what a picture says, which takes seconds and so is a step of its own.
    ///
    /// @return whether it could be read here
    public boolean readText(Source source, Report report) throws IOException {
        Report ignored = new Report(0, (_, _) -> {});
        Optional<Upright> picture = upright(source, describe(source, ignored));
        if (picture.isPresent()) {
            read(picture.get().image(), source, report);
        }
        return picture.isPresent();
    }

    /// What a picture says, if it surely says something, or empty.
    public String said(BufferedImage picture) throws IOException {
        Reading reading = recogniser.read(picture);
        return isText(reading) ? ReadWord.text(reading.words()) : "";
    }

    private static boolean isText(Reading reading) {
        return ReadWord.areText(reading.words(), 3, 75);
    }

    /// A picture the right way up.
    ///
    /// @param width, height of the whole, of which the image may be a smaller copy
    /// @param cut whether the file ends before the picture does
    private record Upright(BufferedImage image, int width, int height, boolean cut) {

        static Upright of(
                BufferedImage image, int width, int height, int orientation, boolean cut) {
            boolean onItsSide = orientation >= 5;
            return new Upright(
                    turned(image, orientation),
                    onItsSide ? height : width,
                    onItsSide ? width : height,
                    cut);
        }
    }

    /// @return empty for what Java cannot read
    private static Optional<Upright> upright(Source source, int orientation) throws IOException {
        Optional<Upright> whole = whole(source, orientation);
        return whole.isPresent() || !source.mediaType().equals("image/png")
                ? whole
                : CutPng.drawn(Files.readAllBytes(source.file()), LARGE)
                        .map(image ->
                                Upright.of(
                                        image,
                                        image.getWidth(),
                                        image.getHeight(),
                                        orientation,
                                        true));
    }

    private static Optional<Upright> whole(Source source, int orientation) {
        try (ImageInputStream in = ImageIO.createImageInputStream(source.file().toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                Set<String> warnings = new HashSet<>();
                reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                ImageReadParam param = reader.getDefaultReadParam();
                int gap = (int) Math.ceil(Math.sqrt((double) width * height / LARGE));
                param.setSourceSubsampling(Math.max(1, gap), Math.max(1, gap), 0, 0);
                BufferedImage image = reader.read(0, param);
                return Optional.of(
                        Upright.of(
                                image, width, height, orientation, warnings.containsAll(CUT_JPEG)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            // What browsers show is not always what Java takes for whole, and ffmpeg knows more.
            return Optional.empty();
        }
    }

    /// Keeps the picture as everybody may have it. What browsers do not show, or what does not
    /// follow its format, is drawn anew.
    private static void forEverybody(
            BufferedImage upright, int orientation, Source source, Report report)
            throws IOException {
        String type = source.mediaType();
        Optional<byte[]> stripped =
                StrippedCopy.of(Files.readAllBytes(source.file()), type, orientation);
        if (stripped.isPresent()) {
            String path = "public." + type.substring("image/".length()).replace("jpeg", "jpg");
            Files.write(source.derived(path), stripped.get());
            report.add(new Finding.PublicCopy(path, type));
        } else if (!type.equals("image/gif")) {
            Pictures.writeJpeg(
                    Pictures.fitted(upright, LARGEST_SIDE, LARGEST_SIDE),
                    source.derived("public.jpg"));
            report.add(new Finding.PublicCopy("public.jpg", "image/jpeg"));
        }
    }

    /// A photograph seems to say something here and there; only what is surely text is kept.
    private void read(BufferedImage picture, Source source, Report report) throws IOException {
        report.progress(Step.READING_PICTURES, 1, 1, 90, 95);
        Reading reading = recogniser.read(picture);
        if (!isText(reading)) {
            return;
        }
        report.text(new Place.Whole(), ReadWord.text(reading.words()));
        report.notice(Notice.READ_FROM_PICTURES);
        report.add(
                new Finding.PictureWords(
                        reading.words().stream()
                                .limit(MOST_WORDS)
                                .map(word -> word(word, reading.asItLay(word), picture))
                                .toList()));
        SearchablePdf.ofPicture(picture, reading, source.derived("searchable.pdf"));
        report.add(new Finding.SearchablePdf("searchable.pdf"));
    }

    private static Finding.PictureWords.Word word(
            ReadWord word, Rectangle2D box, BufferedImage picture) {
        double width = picture.getWidth();
        double height = picture.getHeight();
        return new Finding.PictureWords.Word(
                word.text(),
                part(box.getX(), width),
                part(box.getY(), height),
                part(box.getWidth(), width),
                part(box.getHeight(), height));
    }

    private static double part(double pixels, double of) {
        return Math.clamp(Math.round(10_000 * pixels / of) / 10_000.0, 0, 1);
    }

    /// @param orientation as EXIF has it, 1 to 8
    private static BufferedImage turned(BufferedImage image, int orientation) {
        double w = image.getWidth();
        double h = image.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        if (turn.isIdentity()) {
            return image;
        }
        BufferedImage plain = Pictures.fitted(image, image.getWidth(), image.getHeight());
        boolean onItsSide = orientation >= 5;
        BufferedImage target =
                new BufferedImage(
                        onItsSide ? image.getHeight() : image.getWidth(),
                        onItsSide ? image.getWidth() : image.getHeight(),
                        BufferedImage.TYPE_INT_RGB);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(plain, target);
    }

    /// @return the orientation
    private static int describe(Source source, Report report) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(source.file().toFile());
            Directory iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
            Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            Directory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
            say(report, Name.TITLE, iptc, IptcDirectory.TAG_OBJECT_NAME);
            say(report, Name.TITLE, exif, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION);
            say(report, Name.DESCRIPTION, iptc, IptcDirectory.TAG_CAPTION);
            say(report, Name.AUTHOR, iptc, IptcDirectory.TAG_BY_LINE);
            say(report, Name.AUTHOR, exif, ExifDirectoryBase.TAG_ARTIST);
            say(report, Name.LICENCE, iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE);
            say(report, Name.LICENCE, exif, ExifDirectoryBase.TAG_COPYRIGHT);
            keywords(report, iptc);
            date(report, shot);
            Integer orientation =
                    exif == null ? null : exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return orientation == null ? 1 : orientation;
        } catch (ImageProcessingException | IOException | RuntimeException _) {
            // A picture may be fine whatever is wrong with what it says of itself.
            return 1;
        }
    }

    private static void keywords(Report report, @Nullable Directory iptc) {
        String[] keywords = iptc == null ? null : iptc.getStringArray(IptcDirectory.TAG_KEYWORDS);
        for (String keyword : keywords == null ? new String[0] : keywords) {
            report.property(Name.KEYWORD, keyword);
        }
    }

    private static void date(Report report, @Nullable Directory shot) {
        String taken =
                shot == null ? null : shot.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
        if (taken != null && taken.matches("\\d{4}:\\d\\d:\\d\\d.*")) {
            report.property(Name.DATE, taken.substring(0, 10).replace(':', '-'));
        }
    }

    private static void say(Report report, Name name, @Nullable Directory directory, int tag) {
        String value = directory == null ? null : directory.getString(tag);
        if (value != null) {
            report.propertyIfNone(name, value);
        }
    }
}
