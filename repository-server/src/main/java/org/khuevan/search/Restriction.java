package org.khuevan.search;

import java.util.Set;

/// What a material must be, or with a minus before it must not be, beside the words in it.
sealed interface Restriction {

    /// One of these values of a facet.
    record OneOf(Facet facet, Set<String> values) implements Restriction {

        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /// Made between these years, both included.
    record Years(int first, int last) implements Restriction {}

    /// What was asked for by a name that nothing bears, such as `kind:xyz`.
    record Nothing() implements Restriction {}
}
