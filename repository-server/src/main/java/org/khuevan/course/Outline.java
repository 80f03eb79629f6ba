package org.khuevan.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Changes of what is where in a course: pure functions of its content. What is not there stays so.
public final class Outline {

    private Outline() {}

    public static CourseContent withSection(CourseContent content, Section section) {
        List<Section> sections = new ArrayList<>(content.sections());
        sections.add(section);
        return content.withSections(sections);
    }

    /// Changes one section.
    public static CourseContent inSection(
            CourseContent content, SectionId id, UnaryOperator<Section> change) {
        return content.withSections(
                content.sections().stream()
                        .map(section -> section.id().equals(id) ? change.apply(section) : section)
                        .toList());
    }

    /// Removes a section with all that is in it.
    public static CourseContent without(CourseContent content, SectionId id) {
        return content.withSections(
                content.sections().stream().filter(section -> !section.id().equals(id)).toList());
    }

    public static CourseContent moved(CourseContent content, SectionId id, int steps) {
        return content.withSections(
                moved(content.sections(), section -> section.id().equals(id), steps));
    }

    /// Puts an activity at the end of a section.
    public static CourseContent with(CourseContent content, SectionId id, Activity activity) {
        return inSection(
                content,
                id,
                section -> {
                    List<Activity> activities = new ArrayList<>(section.activities());
                    activities.add(activity);
                    return section.withActivities(activities);
                });
    }

    /// Replaces the activity that has the same id.
    public static CourseContent replaced(CourseContent content, Activity activity) {
        return inActivities(
                content,
                activities ->
                        activities.stream()
                                .map(one -> one.id().equals(activity.id()) ? activity : one)
                                .toList());
    }

    public static CourseContent without(CourseContent content, ActivityId id) {
        return inActivities(
                content,
                activities -> activities.stream().filter(one -> !one.id().equals(id)).toList());
    }

    /// Puts an activity elsewhere.
    ///
    /// @param index in its new section, counted without it; beyond the end is the end
    public static CourseContent moved(
            CourseContent content, ActivityId id, SectionId to, int index) {
        Optional<Activity> moving = content.activity(id);
        boolean known = content.sections().stream().anyMatch(section -> section.id().equals(to));
        if (moving.isEmpty() || !known) {
            return content;
        }
        return inSection(
                without(content, id),
                to,
                section -> {
                    List<Activity> activities = new ArrayList<>(section.activities());
                    activities.add(Math.clamp(index, 0, activities.size()), moving.get());
                    return section.withActivities(activities);
                });
    }

    /// Moves an activity up or down by one, into the section before or after where its own ends.
    public static CourseContent stepped(CourseContent content, ActivityId id, boolean down) {
        List<Section> sections = content.sections();
        for (int s = 0; s < sections.size(); s++) {
            List<Activity> activities = sections.get(s).activities();
            for (int a = 0; a < activities.size(); a++) {
                if (activities.get(a).id().equals(id)) {
                    int to = down ? a + 1 : a - 1;
                    if (to >= 0 && to < activities.size()) {
                        return moved(content, id, sections.get(s).id(), to);
                    }
                    int other = down ? s + 1 : s - 1;
                    if (other < 0 || other >= sections.size()) {
                        return content;
                    }
                    int end = down ? 0 : sections.get(other).activities().size();
                    return moved(content, id, sections.get(other).id(), end);
                }
            }
        }
        return content;
    }

    /// A list in which one element is some steps further on, or back.
    public static <T> List<T> moved(List<T> list, Predicate<T> which, int steps) {
        List<T> moved = new ArrayList<>(list);
        for (int i = 0; i < list.size(); i++) {
            if (which.test(list.get(i))) {
                T element = moved.remove(i);
                moved.add(Math.clamp((long) i + steps, 0, moved.size()), element);
                return moved;
            }
        }
        return moved;
    }

    private static CourseContent inActivities(
            CourseContent content, UnaryOperator<List<Activity>> change) {
        return content.withSections(
                content.sections().stream()
                        .map(section -> section.withActivities(change.apply(section.activities())))
                        .toList());
    }
}
