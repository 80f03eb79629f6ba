package org.khuevan.learning;

/// There is no such thing in a course, or none that the actor may know of.
public final class NoSuchActivity extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchActivity(String what) {
        super("there is no " + what);
    }
}
