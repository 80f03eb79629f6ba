package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Place;
import org.khuevan.ingest.reading.UnreadableFile;

/// The pictures in an office file of today, for a machine on which nothing prints it: those that
/// stand in its text or on its slides and are large enough to show something, each once.
final class PackagePictures {

    private static final int LEAST_PIXELS = 120;
    private static final long MOST_PIXELS = 40_000_000;

    /// Word's text, PowerPoint's slides, Excel's drawings; all of OpenDocument.
    private static final Pattern PARTS =
            Pattern.compile(
                    "word/document\\.xml|ppt/slides/slide(\\d+)\\.xml|"
                            + "xl/drawings/drawing(\\d+)\\.xml|content\\.xml");

    private final ZipFile zip;
    private final Set<String> known = new HashSet<>();
    private final List<Placed> found = new ArrayList<>();

    private PackagePictures(ZipFile zip) {
        this.zip = zip;
    }

    record Placed(Place place, PdfPictures.Found picture) {}

    /// In their order; none of a file that is no package.
    static List<Placed> of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            PackagePictures pictures = new PackagePictures(zip);
            for (String part : parts(zip)) {
                pictures.in(part);
            }
            return pictures.found;
        } catch (IOException | UnreadableFile _) {
            return List.of();
        }
    }

    private static List<String> parts(ZipFile zip) {
        return Collections.list(zip.entries()).stream()
                .map(ZipEntry::getName)
                .filter(name -> PARTS.matcher(name).matches())
                .sorted(Comparator.comparingInt(PackagePictures::number))
                .toList();
    }

    private static int number(String part) {
        Matcher matcher = PARTS.matcher(part);
        if (!matcher.matches()) {
            return 0;
        }
        String number =
                Objects.requireNonNullElse(
                        matcher.group(1), Objects.requireNonNullElse(matcher.group(2), "0"));
        return number.length() > 6 ? 0 : Integer.parseInt(number);
    }

    private void in(String part) throws IOException {
        Document tree = Packages.tree(Packages.read(zip, part));
        Place place = part.startsWith("ppt/") ? new Place.Slide(number(part)) : new Place.Whole();
        if (part.equals("content.xml")) {
            open(tree);
            return;
        }
        Map<String, String> targets = targets(part);
        for (Element picture : tree.select("a|blip[r:embed]")) {
            String target = targets.getOrDefault(picture.attr("r:embed"), "");
            add(place, target, words(picture));
        }
    }

    /// OpenDocument: slides count where there are some.
    private void open(Document tree) throws IOException {
        List<Element> slides = tree.select("draw|page");
        for (Element picture : tree.select("draw|image[xlink:href]")) {
            Element slide = picture.closest("draw|page");
            Place place =
                    slide == null ? new Place.Whole() : new Place.Slide(slides.indexOf(slide) + 1);
            Element frame = picture.closest("draw|frame");
            Element said = frame == null ? null : frame.selectFirst("svg|desc, svg|title");
            add(place, picture.attr("xlink:href"), said == null ? "" : said.text());
        }
    }

    /// What is said instead of a picture: in Word where it stands in the text, for which people
    /// write it; elsewhere by the nearest element around it.
    private static String words(Element picture) {
        Element inText = picture.closest("wp|inline, wp|anchor");
        Element said = inText == null ? null : inText.selectFirst("wp|docPr[descr]");
        for (Element around : picture.parents()) {
            said = said == null ? around.selectFirst("pic|cNvPr, p|cNvPr, xdr|cNvPr") : said;
        }
        return said == null ? "" : said.attr("descr").strip();
    }

    /// The parts to which a part refers, by the names that it has for them.
    private Map<String, String> targets(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        Optional<byte[]> relations =
                Packages.find(zip, folder + "_rels/" + part.substring(slash + 1) + ".rels");
        Map<String, String> targets = new HashMap<>();
        if (relations.isPresent()) {
            for (Element one : Packages.tree(relations.get()).select("Relationship")) {
                String target = one.attr("Target");
                targets.put(
                        one.attr("Id"),
                        target.startsWith("/")
                                ? target.substring(1)
                                : Path.of(folder).resolve(target).normalize().toString());
            }
        }
        return targets;
    }

    private void add(Place place, String part, String alternative) throws IOException {
        if (!known.add(part)) {
            return;
        }
        Optional<byte[]> bytes = Packages.find(zip, part);
        Optional<BufferedImage> image = bytes.isEmpty() ? Optional.empty() : image(bytes.get());
        image.ifPresent(
                one -> found.add(new Placed(place, new PdfPictures.Found(one, alternative))));
    }

    /// @return empty for drawings, and for what is too small or too large to be looked at
    private static Optional<BufferedImage> image(byte[] bytes) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                return Math.min(width, height) < LEAST_PIXELS || (long) width * height > MOST_PIXELS
                        ? Optional.empty()
                        : Optional.of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }
}
