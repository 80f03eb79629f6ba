package org.khuevan.search;

/// What results can be narrowed by.
public enum Facet {
    KIND,
    LANGUAGE,
    /// With what is narrower: physics counts as natural sciences too.
    SUBJECT,
    /// With what is narrower, as [#SUBJECT].
    LEVEL,
    LICENCE,
    ORGANISATION,
    /// In which it was made.
    YEAR
}
