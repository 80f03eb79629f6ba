package org.khuevan.course;

/// Which courses of the catalogue somebody wants; empty texts and 0 mean all.
///
/// @param subject, level a code
/// @param language a BCP 47 tag
/// @param hours at most this long
public record CourseFilter(String subject, String level, String language, int hours) {

    public static final CourseFilter ALL = new CourseFilter("", "", "", 0);
}
