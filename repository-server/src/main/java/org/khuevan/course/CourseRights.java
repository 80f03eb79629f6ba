package org.khuevan.course;

import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;

/// Who may see and change courses.
///
/// The teachers of a course change it, as do librarians of its organisation and administrators.
/// What is published and open, or open to those with a key, everybody may know of.
final class CourseRights {

    private CourseRights() {}

    static boolean mayCreate(Actor actor) {
        return actor.isAtLeast(Role.TEACHER);
    }

    static boolean mayEdit(Actor actor, Course course) {
        return switch (actor) {
            case Actor.Visitor() -> false;
            case Actor.Member member ->
                    switch (member.role()) {
                        case LEARNER -> false;
                        case TEACHER -> course.isTaughtBy(member.account());
                        case LIBRARIAN ->
                                course.isTaughtBy(member.account())
                                        || member.organisation().equals(course.organisation());
                        case ADMINISTRATOR -> true;
                    };
        };
    }

    static boolean isListed(Course course) {
        return switch (course.state()) {
            case DRAFT, CLOSED -> false;
            case PUBLISHED ->
                    switch (course.joining()) {
                        case OPEN, KEY -> true;
                        case INVITATION -> false;
                    };
        };
    }

    /// @throws NoSuchCourse for those who may not even know of it
    static void requireEdit(Actor actor, Course course) {
        if (!mayEdit(actor, course)) {
            if (isListed(course)) {
                throw new NotAllowed("only its teachers may change this course");
            }
            throw new NoSuchCourse(course.id().value());
        }
    }
}
