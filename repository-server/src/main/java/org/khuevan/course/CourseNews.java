package org.khuevan.course;

import org.khuevan.catalogue.ChangeLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tells others what became of a course, in the transaction in which it did.
@Component
class CourseNews {

    private final ChangeLog changes;
    private final ApplicationEventPublisher events;

    CourseNews(ChangeLog changes, ApplicationEventPublisher events) {
        this.changes = changes;
        this.events = events;
    }

    /// What the world may see of it is another now.
    void changed(CourseId id) {
        changes.note(id.value(), new CourseChanged(id));
    }

    /// @param course as students see it from now on
    void published(Course course) {
        changed(course.id());
        events.publishEvent(new CoursePublished(course));
    }
}
