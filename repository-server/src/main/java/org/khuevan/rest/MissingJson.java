package org.khuevan.rest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.khuevan.catalogue.Missing;
import org.khuevan.catalogue.Sentences;

/// Something that a draft lacks.
///
/// @param blocks whether it stands in the way of publishing
record MissingJson(String what, String message, boolean blocks) {

    static List<MissingJson> of(Collection<Missing> missing, Locale locale) {
        return missing.stream()
                .sorted()
                .map(m -> new MissingJson(Names.of(m), Sentences.of(m, locale), m.blocks()))
                .toList();
    }
}
