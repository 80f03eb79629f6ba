package org.khuevan.course;

import java.time.Instant;

/// A course as lists of those who teach it show it, without what is in it: its latest version,
/// draft or not.
///
/// @param title may be empty, of a draft
/// @param language that it is held in, as a code; may be empty, of a draft
/// @param activities how many it has
public record TaughtCourse(
        CourseId id,
        String title,
        String language,
        int version,
        Course.State state,
        Joining joining,
        int activities,
        Instant saved) {}
