package org.khuevan.ingest.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Files of Office that were saved as "Strict Open XML" (ISO/IEC 29500 part 1) in the words of the
/// usual ones (part 4), which are all that whatever reads them here understands. They differ in the
/// names of their namespaces, and spreadsheets write dates as dates.
public final class StrictOffice {

    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private static final Pattern NAME =
            Pattern.compile("http://purl\\.oclc\\.org/ooxml/(\\w+)/([\\w/-]+)");

    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");

    /// A cell that holds a date (18.18.11).
    private static final Pattern DATE =
            Pattern.compile(
                    "(<(?:\\w+:)?c\\b[^>]*?)\\bt=\"d\"([^>]*>.*?</(?:\\w+:)?c>)", Pattern.DOTALL);

    private StrictOffice() {}

    /// The file itself unless it is a strict one, otherwise a copy.
    public static Path usual(Path file, String mediaType) throws IOException {
        if (!mediaType.contains("openxmlformats")
                && !mediaType.contains("ooxml")
                && !mediaType.contains("macroenabled")) {
            return file;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] start = Packages.find(zip, "_rels/.rels").orElse(new byte[0]);
            return text(start).contains(STRICT)
                    ? Packages.copy(zip, _ -> true, StrictOffice::usual)
                    : file;
        } catch (ZipException _) {
            return file;
        }
    }

    private static byte[] usual(String name, byte[] part) {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return part;
        }
        String xml = NAME.matcher(text(part)).replaceAll(StrictOffice::namespace);
        if (SHEET.matcher(name).matches()) {
            xml = DATE.matcher(xml).replaceAll(StrictOffice::date);
        }
        return xml.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// All that is looked at is ASCII, and all else stays as it is.
    private static String text(byte[] part) {
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    private static String namespace(MatchResult name) {
        String rest =
                name.group(2)
                        .replace("extendedProperties", "extended-properties")
                        .replace("customProperties", "custom-properties");
        return "http://schemas.openxmlformats.org/" + name.group(1) + "/2006/" + rest;
    }

    /// As text; midnight is not said.
    private static String date(MatchResult cell) {
        String rest = cell.group(2).replaceFirst("T00:00:00(?:\\.0+)?Z?<", "<");
        return Matcher.quoteReplacement(cell.group(1) + "t=\"str\"" + rest);
    }
}
