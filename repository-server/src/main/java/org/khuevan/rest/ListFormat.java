package org.khuevan.rest;

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
            "id,title,authors,kind,type,language,published,organisation,licence,url,description,"
                    + "year,publisher,identifiers";

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
    String write(List<Listed> list, String origin) {
        return switch (this) {
            case CSV ->
                    BYTE_ORDER_MARK
                            + COLUMNS
                            + "\r\n"
                            + list.stream()
                                    .map(one -> csv(one, origin))
                                    .collect(Collectors.joining());
            case RIS -> list.stream().map(one -> ris(one, origin)).collect(Collectors.joining());
            case BIBTEX ->
                    list.stream().map(one -> bibtex(one, origin)).collect(Collectors.joining());
        };
    }

    private static String csv(Listed listed, String origin) {
        Hit hit = listed.hit();
        return List.of(
                                hit.material().value(),
                                hit.title().text(),
                                String.join("; ", listed.authors()),
                                Names.of(hit.kind()),
                                hit.resourceType(),
                                hit.language(),
                                hit.published().toString(),
                                hit.organisation(),
                                hit.licence(),
                                origin + Address.of(hit.material()),
                                listed.summary(),
                                listed.year(),
                                listed.publisher(),
                                String.join("; ", listed.identifiers()))
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

    private static String ris(Listed listed, String origin) {
        Hit hit = listed.hit();
        StringBuilder entry = new StringBuilder();
        tag(entry, "TY", risType(hit));
        tag(entry, "TI", hit.title().text());
        listed.authors().forEach(author -> tag(entry, "AU", author));
        tag(entry, "PY", listed.year());
        tag(entry, "PB", listed.publisher());
        tag(entry, "LA", hit.language());
        tag(entry, "AB", listed.summary());
        tag(entry, "DO", listed.doi());
        tag(entry, "SN", listed.isbn());
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

    private static String bibtex(Listed listed, String origin) {
        Hit hit = listed.hit();
        return "@misc{khuevan-"
                + hit.material().value()
                + ",\n  title = {{"
                + plain(hit.title().text())
                + "}},\n  author = {"
                + listed.authors().stream()
                        .map(ListFormat::plain)
                        .collect(Collectors.joining(" and "))
                + "},\n  year = {"
                + listed.year()
                + "},\n  publisher = {"
                + plain(listed.publisher())
                + field("doi", listed.doi())
                + field("isbn", listed.isbn())
                + "},\n  url = {"
                + origin
                + Address.of(hit.material())
                + "}\n}\n\n";
    }

    private static String field(String name, String value) {
        return value.isEmpty() ? "" : "},\n  " + name + " = {" + plain(value);
    }

    private static String plain(String text) {
        return line(text).replaceAll("[{}\\\\]", "").replaceAll("([&%$#_])", "\\\\$1");
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
