package org.khuevan.ui.discover;

import org.khuevan.catalogue.Vocabulary;
import org.khuevan.search.Facet;
import org.khuevan.ui.shell.Words;

/// What people call the values of facets.
final class FacetWords {

    private FacetWords() {}

    static String title(Words words, Facet facet) {
        return words.of("facet", facet);
    }

    static String label(Words words, Facet facet, String value) {
        return switch (facet) {
            case KIND -> words.get("kind." + value);
            case LANGUAGE -> words.language(value);
            case SUBJECT -> words.term(Vocabulary.SUBJECT, value);
            case LEVEL -> words.term(Vocabulary.LEVEL, value);
            case LICENCE -> words.term(Vocabulary.LICENCE, value);
            case ORGANISATION, YEAR -> value;
        };
    }
}
