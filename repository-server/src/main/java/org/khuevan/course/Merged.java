package org.khuevan.course;

import java.util.List;

/// A course that was saved after somebody else had saved it, too.
///
/// @param course as it is now
/// @param others whether somebody else had, so that there is more in it than was known
/// @param overruled whether both changed the same thing otherwise; then the later change counts
/// @param texts theirs that do not count because of that, for whoever wants them back
public record Merged(Course course, boolean others, boolean overruled, List<String> texts) {

    public Merged {
        texts = List.copyOf(texts);
    }
}
