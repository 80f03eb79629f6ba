package org.khuevan.catalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a citation of a material says, in whatever form.
///
/// @param authors who made it; those who edited or translated it are not among them
/// @param year in which it was made, if that is said, otherwise published
/// @param address whole, with the platform's own
public record Cited(
        MaterialId material,
        String title,
        List<String> authors,
        List<String> editors,
        String year,
        String publisher,
        List<String> identifiers,
        String address) {

    private static final Pattern DOI = Pattern.compile("\\b(10\\.\\d{4,9}/\\S+)");
    private static final Pattern ISBN =
            Pattern.compile("(?:97[89][ -]?)?(?:\\d[ -]?){9}[\\dXx]", Pattern.CASE_INSENSITIVE);

    public Cited {
        authors = List.copyOf(authors);
        editors = List.copyOf(editors);
        identifiers = List.copyOf(identifiers);
    }

    /// As its description says.
    ///
    /// @param organisation that publishes it, if the description names nobody else
    /// @param origin scheme and host, put before the address
    public static Cited of(
            MaterialId material,
            Description said,
            String organisation,
            Instant published,
            ZoneId zone,
            String origin) {
        return new Cited(
                material,
                said.title(),
                said.authors(),
                said.editors(),
                said.date().length() >= 4
                        ? said.date().substring(0, 4)
                        : Integer.toString(published.atZone(zone).getYear()),
                said.publisher().isEmpty() ? organisation : said.publisher(),
                said.identifiers(),
                origin + Address.of(material));
    }

    /// Or empty.
    public String doi() {
        return first(DOI, 1);
    }

    /// Or empty; what has a DOI is found by that.
    public String isbn() {
        return doi().isEmpty() ? first(ISBN, 0) : "";
    }

    private String first(Pattern pattern, int group) {
        return identifiers.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(group))
                .findFirst()
                .orElse("");
    }

    /// An entry for BibTeX, with nothing in it that TeX would take for a command.
    public String bibTex() {
        return "@misc{khuevan-"
                + material
                + field("title", "{" + plain(title) + "}")
                + field("author", names(authors))
                + field("editor", names(editors))
                + field("year", year)
                + field("publisher", plain(publisher))
                + field("doi", plain(doi()))
                + field("isbn", plain(isbn()))
                + field("url", address)
                + "\n}";
    }

    private static String field(String name, String value) {
        return value.isEmpty() ? "" : ",\n  " + name + " = {" + value + "}";
    }

    private static String names(List<String> people) {
        return people.stream().map(Cited::plain).collect(Collectors.joining(" and "));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceAll("[{}\\\\]", "")
                .replaceAll("([&%$#_])", "\\\\$1");
    }
}
