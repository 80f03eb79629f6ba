package org.khuevan.learning;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.course.CourseId;

/// That somebody finished a course, in the words of that day.
///
/// @param code by which everybody can verify it
/// @param language of the course
/// @param hours the course takes, 0 for not said
/// @param percent the grade, for courses that have one
public record Certificate(
        String code,
        CourseId course,
        String person,
        String title,
        Locale language,
        String organisation,
        int hours,
        Optional<Integer> percent,
        Instant issued) {}
