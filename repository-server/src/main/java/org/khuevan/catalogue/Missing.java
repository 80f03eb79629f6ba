package org.khuevan.catalogue;

/// What a draft lacks before it can be published.
public enum Missing {
    TITLE,
    LANGUAGE,
    LICENCE,
    RESOURCE_TYPE,
    CONTENT,
    /// A file is still being examined.
    EXAMINATION
}
