package org.khuevan.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// One choice of a vocabulary.
///
/// @param code what descriptions hold: a short word, or a URI for licences
/// @param broader the code of the choice that this one is part of, if there is one
public record Term(String code, String vietnamese, String english, Optional<String> broader) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }

    /// Reads lines of `code TAB Vietnamese TAB English`, and for some `TAB` the broader code.
    static List<Term> read(String resource) {
        try (InputStream bytes =
                        Objects.requireNonNull(Term.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns ->
                            new Term(
                                    columns[0],
                                    columns[1],
                                    columns[2],
                                    Arrays.stream(columns).skip(3).findFirst()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
