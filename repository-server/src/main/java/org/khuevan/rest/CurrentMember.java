package org.khuevan.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.springframework.stereotype.Component;

/// The member who asks about what is their own, and the ids as addresses have them.
@Component
class CurrentMember {

    /// Names the account that did what is sent. Browsers send what was done without a line later,
    /// when somebody else may be signed in on the same device.
    private static final String DONE_BY = "X-Khuevan-Account";

    private final CurrentActor current;
    private final HttpServletRequest request;

    CurrentMember(CurrentActor current, HttpServletRequest request) {
        this.current = current;
        this.request = request;
    }

    /// @throws NotAllowed for visitors
    /// @throws OtherAccount if somebody else did what is sent
    Actor.Member get() {
        return switch (current.get()) {
            case Actor.Visitor() ->
                    throw new NotAllowed("only people who signed in have something of their own");
            case Actor.Member member -> {
                String doneBy = request.getHeader(DONE_BY);
                if (doneBy != null && !doneBy.equals(member.account().toString())) {
                    throw new OtherAccount();
                }
                yield member;
            }
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
