package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.people.AccountId;
import org.khuevan.storage.StoredFile;

/// A student's work on an assignment.
///
/// @param text Markdown, or empty
/// @param revision of the text, by its sender's count
/// @param submitted empty while it is only a beginning
public record HandIn(
        UUID id,
        CourseId course,
        ActivityId activity,
        AccountId account,
        String text,
        long revision,
        List<File> files,
        Optional<Instant> submitted,
        Optional<Mark> mark) {

    public HandIn {
        files = List.copyOf(files);
    }

    /// @param mediaType by the name's ending
    public record File(UUID id, String name, String mediaType, StoredFile stored) {}

    /// How a person marked it.
    ///
    /// @param levels the keys of the levels that were found, by the keys of the criteria
    /// @param outOf full marks
    public record Mark(
            Map<String, String> levels, double points, double outOf, String comment, Instant when) {

        public Mark {
            levels = Map.copyOf(levels);
        }
    }
}
