package org.khuevan.course;

/// Which courses of the catalogue somebody wants; empty texts and 0 mean all.
///
/// @param subject, level a code
/// @param language a BCP 47 tag
/// @param hours at most this long
public record CourseFilter(String subject, String level, String language, int hours) {

    public static final CourseFilter ALL = new CourseFilter("", "", "", 0);

    boolean fits(Course course) {
        CourseDescription said = course.description();
        return (subject.isEmpty() || said.subjects().contains(subject))
                && (level.isEmpty() || said.levels().contains(level))
                && (language.isEmpty() || said.language().equals(language))
                && (hours == 0 || (said.hours() > 0 && said.hours() <= hours));
    }
}
