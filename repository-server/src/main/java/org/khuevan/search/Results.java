package org.khuevan.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found.
///
/// @param total how many materials fit, exactly if facets were counted, otherwise no more than
///   [#COUNTED]
/// @param facets for each facet the values that occur, the most frequent first; counted as if the
///   facet itself did not narrow
public record Results(
        List<Hit> hits, long total, Map<Facet, List<FacetValue>> facets, Duration took) {

    /// Up to here hits are counted where facets are not.
    public static final int COUNTED = 1_000;

    public Results {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /// @param count of the materials that have the value or one that is narrower
    /// @param broader the value that this one is part of, if there is one; it occurs too
    public record FacetValue(String value, long count, Optional<String> broader) {

        public FacetValue(String value, long count) {
            this(value, count, Optional.empty());
        }
    }
}
