package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.reading.Report;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What learning packages say of themselves in a file that they all have at the same place: H5P,
/// and those of IMS, which are Common Cartridge and SCORM.
final class PackageDescription {

    /// In H5P.
    static final String H5P = "h5p.json";

    private static final String MANIFEST = "imsmanifest.xml";

    /// More than any that describes and nothing else.
    private static final int LARGEST = 20_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackageDescription() {}

    /// @param kept the unpacked files by their paths in the bundle
    static void tell(Map<String, Path> kept, Report report) throws IOException {
        Path h5p = kept.get(H5P);
        Path manifest = kept.get(MANIFEST);
        if (h5p != null) {
            tellH5p(read(h5p), report);
        } else if (manifest != null) {
            title(read(manifest)).ifPresent(title -> report.property(Name.TITLE, title));
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        }
    }

    private static void tellH5p(byte[] json, Report report) {
        try {
            JsonNode all = JSON.readTree(json);
            report.property(Name.TITLE, all.path("title").asString(""));
            for (JsonNode author : all.path("authors")) {
                report.property(Name.AUTHOR, author.path("name").asString(""));
            }
        } catch (JacksonException _) {
            // It is listed and read like any other file.
        }
    }

    /// Of the whole, or else of its first organisation. Jsoup's parser knows no entities of a
    /// document's own.
    private static Optional<String> title(byte[] xml) throws IOException {
        Document manifest =
                Jsoup.parse(new java.io.ByteArrayInputStream(xml), "UTF-8", "", Parser.xmlParser());
        for (Element title : manifest.select("manifest > metadata *|general > *|title")) {
            Element said = title.selectFirst("*|string, *|langstring");
            if (said != null && !said.text().isBlank()) {
                return Optional.of(said.text());
            }
        }
        return Optional.ofNullable(
                        manifest.selectFirst("manifest > organizations > organization > title"))
                .map(Element::text);
    }
}
