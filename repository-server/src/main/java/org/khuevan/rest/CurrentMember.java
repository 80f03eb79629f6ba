package org.khuevan.rest;

import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.springframework.stereotype.Component;

/// The member who asks about learning, and the ids as addresses have them.
@Component
class CurrentMember {

    private final CurrentActor current;

    CurrentMember(CurrentActor current) {
        this.current = current;
    }

    /// @throws NotAllowed for visitors
    Actor.Member get() {
        return switch (current.get()) {
            case Actor.Visitor() -> throw new NotAllowed("sign in to learn");
            case Actor.Member member -> member;
        };
    }

    static CourseId course(String id) {
        try {
            return new CourseId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchCourse(id);
        }
    }

    static ActivityId activity(String id) {
        try {
            return new ActivityId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchActivity("activity " + id);
        }
    }

    static QuestionId question(String id) {
        try {
            return new QuestionId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchActivity("question " + id);
        }
    }
}
