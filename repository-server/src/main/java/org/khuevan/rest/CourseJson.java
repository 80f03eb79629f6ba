package org.khuevan.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Activity;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.Draw;
import org.khuevan.course.Section;

/// A course as everybody who may know of it sees it: what it is about and what is in it, but
/// neither its texts nor its questions.
///
/// @param state `draft`, `published` or `closed`
/// @param joining `open`, `key` or `invitation`
/// @param url its page, for ever
record CourseJson(
        String id,
        int version,
        String state,
        String joining,
        String url,
        CourseDescription description,
        List<String> teachers,
        List<SectionJson> sections,
        boolean certificate,
        Instant saved,
        @Nullable Instant published) {

    record SectionJson(String id, String title, List<ActivityJson> activities) {}

    /// @param kind `material`, `page`, `quiz`, `assignment` or `discussion`
    /// @param material its id, for materials
    /// @param points full marks, for what is graded
    record ActivityJson(
            String id,
            String kind,
            String title,
            boolean required,
            @Nullable String material,
            @Nullable Double points) {}

    static CourseJson of(Course course) {
        return new CourseJson(
                course.id().value(),
                course.version(),
                Names.of(course.state()),
                Names.of(course.joining()),
                "/c/" + course.id(),
                course.description(),
                course.teachers().stream().map(Course.Teacher::name).toList(),
                course.content().sections().stream().map(s -> section(course, s)).toList(),
                course.content().completion().certificate(),
                course.saved(),
                course.published().orElse(null));
    }

    private static SectionJson section(Course course, Section section) {
        return new SectionJson(
                section.id().value(),
                section.title(),
                section.activities().stream()
                        .filter(activity -> !activity.offer().hidden())
                        .map(activity -> activity(course, activity))
                        .toList());
    }

    private static ActivityJson activity(Course course, Activity activity) {
        return new ActivityJson(
                activity.id().value(),
                activity.kind(),
                activity.title(),
                activity.offer().required(),
                activity instanceof Activity.MaterialActivity material
                        ? material.material().value()
                        : null,
                switch (activity) {
                    case Activity.Quiz quiz -> Draw.points(course.content(), quiz);
                    case Activity.Assignment assignment -> assignment.fullPoints();
                    case Activity.MaterialActivity _,
                            Activity.WrittenPage _,
                            Activity.Discussion _ ->
                            null;
                });
    }
}
