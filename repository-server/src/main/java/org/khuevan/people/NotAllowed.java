package org.khuevan.people;

/// The actor may not do this. At the edges it reads as 401 for visitors and 403 for members, or as
/// "there is no such thing" where even the existence is private.
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotAllowed(String message) {
        super(message);
    }
}
