package org.khuevan.course;

/// There is no such course, or part of one, or none that the actor may know of.
public final class NoSuchCourse extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchCourse(String what) {
        super(what);
    }
}
