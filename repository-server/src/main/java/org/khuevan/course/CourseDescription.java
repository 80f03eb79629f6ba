package org.khuevan.course;

import java.util.List;

/// What a course says about itself, for the catalogue and for search engines.
///
/// An empty text or list means "not said".
///
/// @param title plain text
/// @param summary Markdown
/// @param language a BCP 47 tag
/// @param subjects codes of [org.khuevan.catalogue.Vocabulary#SUBJECT]
/// @param levels codes of [org.khuevan.catalogue.Vocabulary#LEVEL]
/// @param hours how long a student needs, 0 for not said
public record CourseDescription(
        String title,
        String summary,
        String language,
        List<String> subjects,
        List<String> levels,
        int hours) {

    private static final int LONGEST_COURSE = 2_000;

    public CourseDescription {
        title = title.strip();
        summary = summary.strip();
        language = language.strip();
        subjects = List.copyOf(subjects);
        levels = List.copyOf(levels);
        if (hours < 0 || hours > LONGEST_COURSE) {
            throw new IllegalArgumentException("no course takes " + hours + " hours");
        }
    }

    public static CourseDescription of(String title, String language) {
        return new CourseDescription(title, "", language, List.of(), List.of(), 0);
    }

    public CourseDescription withTitle(String other) {
        return new CourseDescription(other, summary, language, subjects, levels, hours);
    }
}
