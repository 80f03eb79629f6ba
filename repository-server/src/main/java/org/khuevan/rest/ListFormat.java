package org.khuevan.rest;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Cited;
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

    String write(List<Listed> list) {
        return switch (this) {
            case CSV -> BYTE_ORDER_MARK + COLUMNS + "\r\n" + each(list, ListFormat::csv);
            case RIS -> each(list, ListFormat::ris);
            case BIBTEX -> each(list, one -> one.cited().bibTex() + "\n\n");
        };
    }

    private static String each(List<Listed> list, Function<Listed, String> entry) {
        return list.stream().map(entry).collect(Collectors.joining());
    }

    private static String csv(Listed listed) {
        Hit hit = listed.hit();
        Cited cited = listed.cited();
        return List.of(
                                hit.material().value(),
                                hit.title().text(),
                                String.join("; ", cited.authors()),
                                Names.of(hit.kind()),
                                hit.resourceType(),
                                hit.language(),
                                hit.published().toString(),
                                hit.organisation(),
                                hit.licence(),
                                cited.address(),
                                listed.summary(),
                                cited.year(),
                                cited.publisher(),
                                String.join("; ", cited.identifiers()))
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

    private static String ris(Listed listed) {
        Hit hit = listed.hit();
        Cited cited = listed.cited();
        StringBuilder entry = new StringBuilder();
        tag(entry, "TY", risType(hit));
        tag(entry, "TI", cited.title());
        cited.authors().forEach(author -> tag(entry, "AU", author));
        cited.editors().forEach(editor -> tag(entry, "ED", editor));
        tag(entry, "PY", cited.year());
        tag(entry, "PB", cited.publisher());
        tag(entry, "LA", hit.language());
        tag(entry, "AB", listed.summary());
        tag(entry, "DO", cited.doi());
        tag(entry, "SN", cited.isbn());
        tag(entry, "C1", hit.licence());
        tag(entry, "UR", cited.address());
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

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
