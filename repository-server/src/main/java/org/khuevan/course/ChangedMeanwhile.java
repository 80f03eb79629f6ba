package org.khuevan.course;

/// Somebody else saved the course since this copy of it was read.
public final class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChangedMeanwhile(CourseId id, int revision) {
        super("course " + id + " is at revision " + revision + " now");
    }
}
