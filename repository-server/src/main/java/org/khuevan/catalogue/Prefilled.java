package org.khuevan.catalogue;

import java.util.Map;
import org.khuevan.ingest.Finding.Property.Origin;

/// A description with what was found in the files filled into what people left empty.
///
/// @param origins where each filled value comes from, so that a person can judge it
public record Prefilled(Description description, Map<Field, Origin> origins) {

    public Prefilled {
        origins = Map.copyOf(origins);
    }

    /// Where the value of a field comes from, if it was filled.
    public Origin from(Field field) {
        return origins.getOrDefault(field, Origin.EMBEDDED);
    }

    /// The parts of a description that files can fill.
    public enum Field {
        TITLE,
        SUMMARY,
        CONTRIBUTORS,
        LANGUAGE,
        LEVELS,
        RESOURCE_TYPE,
        KEYWORDS,
        LICENCE,
        DATE,
        PUBLISHER,
        IDENTIFIERS
    }
}
