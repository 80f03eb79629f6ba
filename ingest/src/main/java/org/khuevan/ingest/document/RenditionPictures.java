package org.khuevan.ingest.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.khuevan.ingest.image.CleanSvg;
import org.khuevan.ingest.image.Pictures;
import org.khuevan.ingest.reading.Source;

/// The pictures in a text: kept as files of their own, no larger than a page needs them. One that
/// is not in the file is replaced by its words.
final class RenditionPictures {

    private static final int WIDEST = 1_600;
    private static final int MOST = 2_000;
    private static final int HEAVY = 600_000;
    private static final Pattern DATA =
            Pattern.compile("(?is)data:image/[a-z.+-]+(;[a-z0-9=-]+)*?(?<base64>;base64)?,(.*)");

    private final Source source;
    private final Map<String, String> known = new HashMap<>();

    RenditionPictures(Source source) {
        this.source = source;
    }

    /// Makes every picture of a text one of ours.
    void replace(Element body, PictureSource from) throws IOException {
        unwrapCovers(body);
        for (Element drawing : body.select("svg")) {
            String svg = CleanSvg.of(drawing.outerHtml());
            Element image = new Element("img");
            image.attr("src", write(svg.getBytes(StandardCharsets.UTF_8), "svg"));
            Element title = drawing.selectFirst("title");
            image.attr("alt", title == null ? "" : title.text());
            drawing.replaceWith(image);
        }
        for (Element image : body.select("img")) {
            String address = image.attr("src");
            Optional<String> path =
                    address.matches("img-\\d+\\.[a-z]+")
                            ? Optional.of(address)
                            : ours(address, from);
            if (path.isPresent()) {
                image.attr("src", path.get()).removeAttr("srcset");
            } else {
                image.replaceWith(new TextNode(image.attr("alt")));
            }
        }
    }

    /// E-books put their cover into a drawing that holds nothing else.
    private static void unwrapCovers(Element body) {
        for (Element inner : body.select("svg > image")) {
            Element drawing = inner.parent();
            if (drawing != null && drawing.childrenSize() == 1) {
                String address =
                        inner.hasAttr("href") ? inner.attr("href") : inner.attr("xlink:href");
                drawing.replaceWith(new Element("img").attr("src", address).attr("alt", ""));
            }
        }
    }

    private Optional<String> ours(String address, PictureSource from) throws IOException {
        String path = known.get(address);
        if (path == null && known.size() < MOST) {
            Matcher data = DATA.matcher(address);
            Optional<byte[]> bytes = data.matches() ? decoded(data) : from.bytes(address);
            path = bytes.isPresent() ? picture(bytes.get()) : "";
            known.put(address, path);
        }
        return Optional.ofNullable(path).filter(one -> !one.isEmpty());
    }

    private static Optional<byte[]> decoded(Matcher data) {
        try {
            return Optional.of(
                    data.group("base64") != null
                            ? Base64.getMimeDecoder().decode(data.group(3))
                            : java.net.URLDecoder.decode(data.group(3), StandardCharsets.UTF_8)
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @return its name, or empty if it is no picture that browsers show
    private String picture(byte[] bytes) throws IOException {
        String beginning =
                new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("GIF8") && bytes.length < HEAVY) {
            return write(bytes, "gif");
        }
        if (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", 8)) {
            return write(bytes, "webp");
        }
        if (beginning.contains("<svg") || beginning.contains("<!DOCTYPE svg")) {
            String svg = CleanSvg.of(new String(bytes, StandardCharsets.UTF_8));
            return write(svg.getBytes(StandardCharsets.UTF_8), "svg");
        }
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException | RuntimeException _) {
            return "";
        }
        if (image == null) {
            return "";
        }
        boolean png = beginning.startsWith("\u0089PNG");
        if (image.getWidth() <= WIDEST && bytes.length < HEAVY && png) {
            return write(bytes, "png");
        }
        String name = name("jpg");
        Pictures.writeJpeg(
                Pictures.fitted(image, WIDEST, 4 * WIDEST), source.derived("reading/" + name));
        return name;
    }

    private String write(byte[] bytes, String ending) throws IOException {
        String name = name(ending);
        Files.write(source.derived("reading/" + name), bytes);
        return name;
    }

    private String name(String ending) {
        String name = "img-" + (known.size() + 1) + "." + ending;
        // Takes the number, also for a drawing that stands in the text.
        known.putIfAbsent(name, name);
        return name;
    }
}
