package org.khuevan.course;

import java.time.Instant;
import java.util.List;

/// A published course as lists show it, without what is in it.
///
/// @param teachers their names
public record ListedCourse(
        CourseId id,
        CourseDescription description,
        Joining joining,
        List<String> teachers,
        Instant published) {

    public ListedCourse {
        teachers = List.copyOf(teachers);
    }

    /// Some of the courses that were asked for.
    ///
    /// @param total how many there are altogether
    public record Page(List<ListedCourse> courses, int total) {
        public Page {
            courses = List.copyOf(courses);
        }
    }

    /// What the courses that everybody may know of can be narrowed by.
    ///
    /// @param subjects, levels codes
    /// @param languages BCP 47 tags
    public record Choices(
            java.util.Set<String> subjects,
            java.util.Set<String> levels,
            java.util.Set<String> languages) {
        public Choices {
            subjects = java.util.Set.copyOf(subjects);
            levels = java.util.Set.copyOf(levels);
            languages = java.util.Set.copyOf(languages);
        }
    }
}
