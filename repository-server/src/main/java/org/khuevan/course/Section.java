package org.khuevan.course;

import java.util.List;

/// A part of a course that belongs together, such as a week or a chapter.
public record Section(SectionId id, String title, List<Activity> activities) {

    public Section {
        title = title.strip();
        activities = List.copyOf(activities);
    }

    public Section withTitle(String other) {
        return new Section(id, other, activities);
    }

    public Section withActivities(List<Activity> others) {
        return new Section(id, title, others);
    }
}
