package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.reading.Source;

/// Makes of a text in OpenDocument what can be read as a person reads it: without what stands above
/// and below each page, and with its formulas, which are documents of their own, as LaTeX in it.
final class OpenDocumentParts {

    private static final Pattern MARGINS =
            Pattern.compile(
                    "<style:((?:header|footer)(?:-first|-left)?)(?: [^>]*)?(?<!/)>.*?</style:\\1>",
                    Pattern.DOTALL);

    private static final Pattern OBJECT =
            Pattern.compile("<draw:object [^>]*?xlink:href=\"(?:\\./)?([^\"]+)\"");

    private static final Pattern ALTERNATIVE =
            Pattern.compile(
                    "<svg:desc>([^<]*)</svg:desc>"
                            + "((?:(?!<svg:desc>|<draw:frame).)*?</draw:frame>)",
                    Pattern.DOTALL);

    private static final String FRAME = "<draw:frame";
    private static final String FRAME_END = "</draw:frame>";

    private OpenDocumentParts() {}

    /// A copy, or the file itself if it is no package.
    static Path readable(Source source) throws IOException {
        try (ZipFile zip = new ZipFile(source.file().toFile())) {
            return Packages.copy(
                    zip,
                    // What is not read need not be copied.
                    name -> name.matches("mimetype|(content|styles|meta)\\.xml|META-INF/.*"),
                    (name, part) -> read(zip, name, part));
        } catch (ZipException _) {
            return source.file();
        }
    }

    private static byte[] read(ZipFile zip, String name, byte[] part) throws IOException {
        return switch (name) {
            case "styles.xml" ->
                    MARGINS.matcher(text(part)).replaceAll("").getBytes(StandardCharsets.UTF_8);
            case "content.xml" ->
                    withFormulas(zip, withWords(text(OpenDocumentFonts.meant(zip, part))))
                            .getBytes(StandardCharsets.UTF_8);
            default -> part;
        };
    }

    /// The frame in which a formula stands becomes the formula.
    private static String withFormulas(ZipFile zip, String content) throws IOException {
        StringBuilder spelt = new StringBuilder();
        int done = 0;
        Matcher object = OBJECT.matcher(content);
        while (object.find()) {
            int frame = content.lastIndexOf(FRAME, object.start());
            int end = content.indexOf(FRAME_END, object.end());
            Optional<String> latex = latex(zip, object.group(1));
            if (frame >= done && end >= 0 && latex.isPresent()) {
                spelt.append(content, done, frame).append('$').append(escaped(latex.get()));
                spelt.append('$');
                done = end + FRAME_END.length();
            }
        }
        return spelt.append(content, done, content.length()).toString();
    }

    /// What is said instead of a picture stands behind its frame, as words.
    private static String withWords(String content) {
        return ALTERNATIVE
                // Titles are mostly the names of files.
                .matcher(content.replaceAll("<svg:title>[^<]*</svg:title>", ""))
                .replaceAll(said ->
                        Matcher.quoteReplacement(
                                said.group(2)
                                        + escaped(
                                                ShapeText.spoken(
                                                        Parser.unescapeEntities(
                                                                said.group(1), false)))));
    }

    private static String escaped(String tex) {
        return tex.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Optional<String> latex(ZipFile zip, String name) throws IOException {
        Optional<byte[]> part = Packages.find(zip, name + "/content.xml");
        if (part.isEmpty()) {
            return Optional.empty();
        }
        Element math =
                Jsoup.parse(text(part.get()), "", Parser.xmlParser()).selectFirst("math, *|math");
        return Optional.ofNullable(math).map(MathMl::latex).filter(tex -> !tex.isBlank());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
