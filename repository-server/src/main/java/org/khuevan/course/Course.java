package org.khuevan.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.people.AccountId;
import org.khuevan.people.OrganisationId;

/// One version of a course.
///
/// @param version counted from 1; a published version never changes
/// @param revision counts the savings of a draft, so that two teachers do not overwrite each other
/// @param teachers who may change it, the first one first; never empty
public record Course(
        CourseId id,
        int version,
        int revision,
        State state,
        Joining joining,
        CourseContent content,
        List<Teacher> teachers,
        OrganisationId organisation,
        Instant saved,
        Optional<Instant> published) {

    public Course {
        teachers = List.copyOf(teachers);
    }

    public enum State {
        DRAFT,
        PUBLISHED,
        /// Was published; nobody can join any more, and it is not listed.
        CLOSED
    }

    public CourseDescription description() {
        return content.description();
    }

    public boolean isTaughtBy(AccountId account) {
        return teachers.stream().anyMatch(teacher -> teacher.account().equals(account));
    }

    /// Somebody who teaches it.
    public record Teacher(AccountId account, String name) {}
}
