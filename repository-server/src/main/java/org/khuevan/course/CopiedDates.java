package org.khuevan.course;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.course.Activity.Assignment;

/// What becomes of the dates of a course in its copy. Days are those of the platform's time zone,
/// as on the pages where dates are set.
public sealed interface CopiedDates {

    /// They stay, so that what has closed is closed in the copy.
    record Same() implements CopiedDates {}

    /// They are left out.
    record None() implements CopiedDates {}

    /// All are moved by the same number of days.
    ///
    /// @param day of the first
    record BeginningOn(LocalDate day) implements CopiedDates {}

    /// The day of the first date in a course; empty if it has none.
    static Optional<LocalDate> first(CourseContent content, ZoneId zone) {
        return content.activities()
                .flatMap(CopiedDates::dates)
                .min(Instant::compareTo)
                .map(date -> LocalDate.ofInstant(date, zone));
    }

    private static Stream<Instant> dates(Activity activity) {
        Stream<Instant> conditions =
                activity.offer().conditions().stream()
                        .flatMap(condition ->
                                switch (condition) {
                                    case Condition.From(Instant moment) -> Stream.of(moment);
                                    case Condition.Until(Instant moment) -> Stream.of(moment);
                                    case Condition.After _, Condition.MinimumGrade _ -> Stream.of();
                                });
        return activity instanceof Assignment work
                ? Stream.concat(conditions, work.due().stream())
                : conditions;
    }

    /// A date in the copy, at the same time of the day; empty if it is left out.
    ///
    /// @param first the day of the first date in the original
    default Optional<Instant> moved(Instant date, LocalDate first, ZoneId zone) {
        return switch (this) {
            case Same() -> Optional.of(date);
            case None() -> Optional.empty();
            case BeginningOn(LocalDate day) ->
                    Optional.of(
                            date.atZone(zone)
                                    .plusDays(day.toEpochDay() - first.toEpochDay())
                                    .toInstant());
        };
    }
}
