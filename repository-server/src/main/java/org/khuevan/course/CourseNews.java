package org.khuevan.course;

import org.khuevan.catalogue.ChangeLog;
import org.khuevan.people.OrganisationRenamed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells others what became of a course, in the transaction in which it did.
@Component
class CourseNews {

    private final JdbcClient database;
    private final ChangeLog changes;
    private final ApplicationEventPublisher events;

    CourseNews(JdbcClient database, ChangeLog changes, ApplicationEventPublisher events) {
        this.database = database;
        this.changes = changes;
        this.events = events;
    }

    /// What the world may see of it is another now.
    void changed(CourseId id) {
        changes.note(id.value(), new CourseChanged(id));
    }

    /// Indexes keep the name of its organisation with each course.
    @EventListener
    void on(OrganisationRenamed renamed) {
        changes.noteUnseen(
                database.sql("select id from course where organisation = ?")
                        .param(renamed.organisation().value())
                        .query((row, _) -> row.getString("id"))
                        .list());
    }

    /// @param course as students see it from now on
    void published(Course course) {
        changed(course.id());
        events.publishEvent(new CoursePublished(course));
    }
}
