package org.khuevan.settings;

/// The process must end before it has begun, for a reason the operator can remove. Its sentence is
/// shown instead of a stack trace.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String advice;

    /// @param sentence what is wrong
    /// @param advice what to do about it
    public CannotStart(String sentence, String advice) {
        super(sentence);
        this.advice = advice;
    }

    public CannotStart(String sentence, String advice, Throwable cause) {
        super(sentence, cause);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
