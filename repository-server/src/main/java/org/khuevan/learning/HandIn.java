package org.khuevan.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.people.AccountId;
import org.khuevan.storage.StoredFile;

/// A student's work on an assignment.
///
/// @param text Markdown, or empty
/// @param revision of the text, by its sender's count
/// @param submitted empty while it is only a beginning, or is being improved
/// @param before what was handed in before and given back to be improved, the first one first
public record HandIn(
        UUID id,
        CourseId course,
        ActivityId activity,
        AccountId account,
        String text,
        long revision,
        List<File> files,
        Optional<Instant> submitted,
        Optional<Mark> mark,
        List<Before> before) {

    public HandIn {
        files = List.copyOf(files);
        before = List.copyOf(before);
    }

    /// As its teachers see it: what is written while it is being improved is the student's affair.
    HandIn toTeachers() {
        return submitted.isEmpty()
                ? new HandIn(
                        id, course, activity, account, "", revision, List.of(), submitted, mark,
                        before)
                : this;
    }

    /// A file of it, or of what was handed in before.
    Optional<File> file(UUID wanted) {
        return Stream.concat(
                        files.stream(), before.stream().flatMap(round -> round.files().stream()))
                .filter(file -> file.id().equals(wanted))
                .findFirst();
    }

    /// When it was given back last, if it was.
    public Optional<Instant> returned() {
        return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast().returned());
    }

    /// Whether its student is to improve it now.
    public boolean isGivenBack() {
        return submitted.isEmpty() && !before.isEmpty();
    }

    /// Whether it has a mark that is not only that of what it was before.
    public boolean isMarked() {
        return mark.filter(
                        known -> returned().filter(back -> !known.when().isAfter(back)).isEmpty())
                .isPresent();
    }

    /// Work as it was handed in, and what its teacher said when giving it back.
    ///
    /// @param text Markdown, or empty
    /// @param files as they were then, each under an id of its own
    /// @param points if it was marked, of `outOf`
    /// @param comment Markdown, or empty
    public record Before(
            Instant submitted,
            String text,
            List<File> files,
            Optional<Double> points,
            double outOf,
            String comment,
            Instant returned) {

        public Before {
            files = List.copyOf(files);
        }
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
