package org.khuevan.ingest.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.reading.Source;

/// Draws the slides of an OpenDocument presentation in outline where no office program can: their
/// pictures and texts, where they stand.
final class OpenDocumentSlides {

    private static final int MOST = 500;
    private static final double INCHES_WIDE = 11.02;
    private static final double INCHES_HIGH = 6.2;
    private static final float TITLE = 36;
    private static final float BODY = 22;

    private final ZipFile zip;
    private final Document content;
    private final double wide;
    private final double high;

    private OpenDocumentSlides(ZipFile zip) throws IOException {
        this.zip = zip;
        this.content = parse("content.xml");
        OpenDocumentFonts.mend(zip, content);
        Element layout =
                zip.getEntry("styles.xml") == null
                        ? null
                        : parse("styles.xml")
                                .selectFirst("style|page-layout-properties[fo:page-width]");
        this.wide = layout == null ? INCHES_WIDE : inches(layout.attr("fo:page-width"));
        this.high = layout == null ? INCHES_HIGH : inches(layout.attr("fo:page-height"));
    }

    static void draw(
            Source source, PageSheets sheets, Consumer<Finding> found, PdfDrawings.Drawn drawn)
            throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            OpenDocumentSlides show = new OpenDocumentSlides(zip);
            List<Element> slides = show.content.getElementsByTag("draw:page");
            for (int i = 0; i < Math.min(MOST, slides.size()); i++) {
                drawn.pages(i, slides.size());
                BufferedImage picture = show.drawn(slides.get(i));
                sheets.add(picture);
                SlideDrawings.keep(picture, i, source, found);
            }
            sheets.end();
        }
    }

    private Document parse(String part) throws IOException {
        return Packages.tree(Packages.read(zip, part));
    }

    private BufferedImage drawn(Element slide) throws IOException {
        double scale = SlideDrawings.WIDTH / Math.max(1, wide);
        int height = (int) Math.clamp(Math.round(high * scale), 100, 4 * SlideDrawings.WIDTH);
        BufferedImage image =
                new BufferedImage(SlideDrawings.WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        for (Element frame : slide.getElementsByTag("draw:frame")) {
            if (frame.closest("presentation|notes") == null) {
                draw(frame, graphics, scale);
            }
        }
        graphics.dispose();
        return image;
    }

    private void draw(Element frame, Graphics2D graphics, double scale) throws IOException {
        int x = (int) (inches(frame.attr("svg:x")) * scale);
        int y = (int) (inches(frame.attr("svg:y")) * scale);
        int width = (int) (inches(frame.attr("svg:width")) * scale);
        int height = (int) (inches(frame.attr("svg:height")) * scale);
        int across = width > 0 ? width : SlideDrawings.WIDTH - x;
        Element picture = frame.selectFirst("> draw|image[xlink:href]");
        if (picture != null && frame.selectFirst("> draw|text-box") == null) {
            Optional<BufferedImage> read = picture(picture.attr("xlink:href"));
            if (read.isPresent()) {
                graphics.drawImage(read.get(), x, y, across, height, null);
            }
            return;
        }
        boolean title = frame.attr("presentation:class").equals("title");
        float size = (float) ((title ? TITLE : BODY) / 72 * scale);
        float line = y + size;
        for (Element paragraph : frame.select("text|p, text|h")) {
            for (String words : Letters.LOADED.lines(paragraph.text(), size, across)) {
                Letters.LOADED.show(graphics, words, x, line, size);
                line += size * 1.35f;
            }
        }
    }

    private Optional<BufferedImage> picture(String path) throws IOException {
        ZipEntry entry = zip.getEntry(path.replaceFirst("^\\./", ""));
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable(
                        ImageIO.read(new ByteArrayInputStream(Packages.read(zip, entry))));
    }

    /// A length such as `2.5cm`; 0 if there is none.
    private static double inches(String length) {
        String number = length.replaceAll("[a-z%]+$", "");
        if (!number.matches("-?\\d+(\\.\\d+)?")) {
            return 0;
        }
        double value = Double.parseDouble(number);
        return switch (length.substring(number.length())) {
            case "cm" -> value / 2.54;
            case "mm" -> value / 25.4;
            case "pt" -> value / 72;
            default -> value;
        };
    }
}
