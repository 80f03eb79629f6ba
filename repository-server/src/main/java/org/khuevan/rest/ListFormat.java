package org.khuevan.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.search.Hit;
import org.springframework.http.MediaType;

/// A list of materials for another program.
enum ListFormat {
    /// RFC 4180, with a mark by which spreadsheets know UTF-8.
    CSV("csv", "text/csv"),
    /// As reference managers read it.
    RIS("ris", "application/x-research-info-systems"),
    BIBTEX("bib", "application/x-bibtex");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String COLUMNS =
            "id,title,authors,kind,type,language,published,organisation,licence,url,description";

    private final String ending;
    private final String mediaType;

    ListFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType + ";charset=UTF-8");
    }

    /// @param origin scheme and host, put before addresses
    String write(List<Hit> hits, String origin) {
        return switch (this) {
            case CSV ->
                    BYTE_ORDER_MARK
                            + COLUMNS
                            + "\r\n"
                            + hits.stream()
                                    .map(hit -> csv(hit, origin))
                                    .collect(Collectors.joining());
            case RIS -> hits.stream().map(hit -> ris(hit, origin)).collect(Collectors.joining());
            case BIBTEX ->
                    hits.stream().map(hit -> bibtex(hit, origin)).collect(Collectors.joining());
        };
    }

    private static String csv(Hit hit, String origin) {
        return List.of(
                                hit.material().value(),
                                hit.title().text(),
                                String.join("; ", hit.authors()),
                                Names.of(hit.kind()),
                                hit.resourceType(),
                                hit.language(),
                                hit.published().toString(),
                                hit.organisation(),
                                hit.licence(),
                                origin + Address.of(hit.material()),
                                hit.summary().text())
                        .stream()
                        .map(ListFormat::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /// What a spreadsheet would take for a formula is made text.
    private static String cell(String text) {
        String line = line(text);
        boolean formula = !line.isEmpty() && "=+-@\t".indexOf(line.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + line.replace("\"", "\"\"") + "\"";
    }

    private static String ris(Hit hit, String origin) {
        StringBuilder entry = new StringBuilder();
        tag(entry, "TY", risType(hit));
        tag(entry, "TI", hit.title().text());
        hit.authors().forEach(author -> tag(entry, "AU", author));
        tag(entry, "PY", year(hit));
        tag(entry, "PB", hit.organisation());
        tag(entry, "LA", hit.language());
        tag(entry, "AB", hit.summary().text());
        tag(entry, "C1", hit.licence());
        tag(entry, "UR", origin + Address.of(hit.material()));
        return entry.append("ER  - \r\n\r\n").toString();
    }

    private static void tag(StringBuilder entry, String tag, String value) {
        String line = line(value);
        if (!line.isEmpty()) {
            entry.append(tag).append("  - ").append(line).append("\r\n");
        }
    }

    private static String risType(Hit hit) {
        return switch (hit.kind()) {
            case VIDEO -> "VIDEO";
            case AUDIO -> "SOUND";
            case SLIDES -> "SLIDE";
            case IMAGE -> "FIGURE";
            case DOCUMENT, CAPTIONS, BUNDLE, OTHER -> "ELEC";
        };
    }

    private static String bibtex(Hit hit, String origin) {
        return "@misc{khuevan-"
                + hit.material().value()
                + ",\n  title = {{"
                + plain(hit.title().text())
                + "}},\n  author = {"
                + hit.authors().stream().map(ListFormat::plain).collect(Collectors.joining(" and "))
                + "},\n  year = {"
                + year(hit)
                + "},\n  publisher = {"
                + plain(hit.organisation())
                + "},\n  url = {"
                + origin
                + Address.of(hit.material())
                + "}\n}\n\n";
    }

    private static String year(Hit hit) {
        return Integer.toString(hit.published().atZone(ZoneOffset.UTC).getYear());
    }

    private static String plain(String text) {
        return line(text).replaceAll("[{}\\\\]", "").replaceAll("([&%$#_])", "\\\\$1");
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
