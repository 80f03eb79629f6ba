package org.khuevan.ui.discover;

import java.util.Arrays;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.ingest.Kind;
import org.khuevan.search.Facet;
import org.khuevan.search.SearchAddress;
import org.khuevan.ui.shell.Words;

/// What people call the values of facets.
final class FacetWords {

    private FacetWords() {}

    static String title(Words words, Facet facet) {
        return words.of("facet", facet);
    }

    static String label(Words words, Facet facet, String value) {
        return switch (facet) {
            case KIND -> kind(words, value);
            case LANGUAGE -> words.language(value);
            case SUBJECT -> words.term(Vocabulary.SUBJECT, value);
            case LEVEL -> words.term(Vocabulary.LEVEL, value);
            case LICENCE -> words.term(Vocabulary.LICENCE, value);
            case ORGANISATION, YEAR -> value;
        };
    }

    /// An address may name a kind that there is not.
    private static String kind(Words words, String value) {
        boolean known =
                value.equals("course")
                        || Arrays.stream(Kind.values())
                                .anyMatch(kind -> SearchAddress.name(kind).equals(value));
        return known ? words.get("kind." + value) : value;
    }
}
