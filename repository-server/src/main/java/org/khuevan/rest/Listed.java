package org.khuevan.rest;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.catalogue.Description;
import org.khuevan.search.Hit;

/// A material of a list that is taken away, as it is cited: with what the catalogue says of it,
/// which is more than what is shown of a hit.
///
/// @param said empty for what is not published
record Listed(Hit hit, Optional<Description> said) {

    private static final Pattern DOI = Pattern.compile("\\b(10\\.\\d{4,9}/\\S+)");
    private static final Pattern ISBN =
            Pattern.compile("(?:97[89][ -]?)?(?:\\d[ -]?){9}[\\dXx]", Pattern.CASE_INSENSITIVE);

    List<String> authors() {
        return said.map(one ->
                        one.contributors().stream().map(Description.Contributor::name).toList())
                .orElse(hit.authors());
    }

    /// In which it was made, if that is said, otherwise published.
    String year() {
        return said.map(Description::date)
                .filter(date -> date.length() >= 4)
                .map(date -> date.substring(0, 4))
                .orElse(Integer.toString(hit.published().atZone(ZoneOffset.UTC).getYear()));
    }

    String publisher() {
        return said.map(Description::publisher)
                .filter(name -> !name.isEmpty())
                .orElse(hit.organisation());
    }

    /// The whole of it, not the stretch with the found words.
    String summary() {
        return said.map(Description::summary).orElse(hit.summary().text());
    }

    List<String> identifiers() {
        return said.map(Description::identifiers).orElse(List.of());
    }

    String doi() {
        return first(DOI, 1);
    }

    String isbn() {
        return doi().isEmpty() ? first(ISBN, 0) : "";
    }

    private String first(Pattern pattern, int group) {
        return identifiers().stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(group))
                .findFirst()
                .orElse("");
    }
}
