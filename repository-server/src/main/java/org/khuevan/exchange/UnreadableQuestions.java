package org.khuevan.exchange;

/// A file that holds no questions in a format that is known here, or is broken or too large.
public final class UnreadableQuestions extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String what;

    UnreadableQuestions(String what) {
        super(what);
        this.what = what;
    }

    UnreadableQuestions(String what, Exception cause) {
        super(what, cause);
        this.what = what;
    }

    /// What is wrong with it.
    String what() {
        return what;
    }
}
