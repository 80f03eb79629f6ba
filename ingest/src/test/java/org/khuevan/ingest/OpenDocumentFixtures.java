package org.khuevan.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Small files of LibreOffice, after OpenDocument 1.3.
final class OpenDocumentFixtures {

    private static final String SPACES =
            " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                    + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                    + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
                    + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
                    + " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
                    + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
                    + " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
                    + " xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'"
                    + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
                    + " xmlns:xlink='http://www.w3.org/1999/xlink'";

    private static final String HEAD = "<?xml version='1.0' encoding='UTF-8'?>";

    private final Fixtures fixtures;

    OpenDocumentFixtures(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    Path odt(String name) throws IOException {
        return openDocument(
                name,
                "application/vnd.oasis.opendocument.text",
                "<office:text><text:h text:outline-level=\"1\">Mở đầu</text:h><text:p>"
                        + Fixtures.VIETNAMESE
                        + "</text:p></office:text>");
    }

    /// A text with a picture that is elsewhere.
    Path linkedOdt(String name, String picture) throws IOException {
        return openDocument(
                name,
                "application/vnd.oasis.opendocument.text",
                """
                <office:text><text:p>Trước <draw:frame text:anchor-type="as-char" svg:width="3cm"
                 svg:height="3cm"><draw:image
                 xlink:href="%s" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
                </draw:frame> sau</text:p></office:text>\
                """
                        .formatted(picture));
    }

    Path odp(String name) throws IOException {
        String frame =
                "<draw:frame presentation:class=\"%s\" svg:x=\"2cm\" svg:y=\"2cm\""
                        + " svg:width=\"20cm\" svg:height=\"5cm\"><draw:text-box><text:p>%s"
                        + "</text:p></draw:text-box></draw:frame>";
        return openDocument(
                name,
                "application/vnd.oasis.opendocument.presentation",
                "<office:presentation><draw:page draw:name=\"1\">"
                        + frame.formatted("title", "Trang mở đầu")
                        + "</draw:page><draw:page draw:name=\"2\">"
                        + frame.formatted("outline", Fixtures.VIETNAMESE)
                        + "<presentation:notes>"
                        + frame.formatted("notes", "Hỏi lớp: vì sao vuông?")
                        + "</presentation:notes></draw:page></office:presentation>");
    }

    /// A drawing of two pages.
    Path odg(String name) throws IOException {
        String page =
                "<draw:page draw:name=\"%d\"><draw:frame svg:x=\"2cm\" svg:y=\"2cm\""
                        + " svg:width=\"12cm\" svg:height=\"5cm\"><draw:text-box><text:p>%s"
                        + "</text:p></draw:text-box></draw:frame></draw:page>";
        return openDocument(
                name,
                "application/vnd.oasis.opendocument.graphics",
                "<office:drawing>"
                        + page.formatted(1, "Sơ đồ tế bào")
                        + page.formatted(2, Fixtures.VIETNAMESE)
                        + "</office:drawing>");
    }

    private Path openDocument(String name, String type, String body) throws IOException {
        return fixtures.zip(
                name,
                List.of(
                        Map.entry("mimetype", type),
                        part("content", "<office:body>" + body + "</office:body>"),
                        part(
                                "meta",
                                "<office:meta><dc:title>Bài giảng mở</dc:title>"
                                        + "<meta:initial-creator>Thầy Nam</meta:initial-creator>"
                                        + "</office:meta>"),
                        Map.entry(
                                "META-INF/manifest.xml",
                                HEAD
                                        + "<manifest:manifest manifest:version='1.3'"
                                        + SPACES
                                        + "><manifest:file-entry manifest:full-path='/'"
                                        + " manifest:media-type='"
                                        + type
                                        + "'/>"
                                        + "<manifest:file-entry manifest:full-path='content.xml'"
                                        + " manifest:media-type='text/xml'/>"
                                        + "<manifest:file-entry manifest:full-path='meta.xml'"
                                        + " manifest:media-type='text/xml'/>"
                                        + "</manifest:manifest>")));
    }

    /// The parts of a text.
    @SafeVarargs
    static List<Map.Entry<String, String>> text(Map.Entry<String, String>... parts) {
        return Stream.concat(
                        Stream.of(Map.entry("mimetype", "application/vnd.oasis.opendocument.text")),
                        Stream.of(parts))
                .toList();
    }

    /// @param name `content`, `styles` or `meta`
    static Map.Entry<String, String> part(String name, String inside) {
        String root = "office:document-" + name;
        return Map.entry(
                name + ".xml",
                HEAD + "<" + root + SPACES + " office:version='1.3'>" + inside + "</" + root + ">");
    }
}
