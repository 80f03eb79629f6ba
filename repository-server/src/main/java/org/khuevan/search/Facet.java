package org.khuevan.search;

/// What results can be narrowed by.
public enum Facet {
    KIND,
    LANGUAGE,
    SUBJECT,
    LEVEL,
    LICENCE,
    ORGANISATION
}
