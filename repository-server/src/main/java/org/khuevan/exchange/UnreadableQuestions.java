package org.khuevan.exchange;

/// A file that holds no questions in a format that is known here, or is broken or too large.
public final class UnreadableQuestions extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableQuestions(String what) {
        super(what);
    }

    UnreadableQuestions(String what, Exception cause) {
        super(what, cause);
    }
}
