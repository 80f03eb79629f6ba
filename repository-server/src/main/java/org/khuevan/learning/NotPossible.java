package org.khuevan.learning;

/// What a student or teacher wants cannot be done now; the reason says why, so that an edge can
/// tell it in any language.
public final class NotPossible extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public NotPossible(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why something cannot be done.
    public enum Reason {
        NOT_ENROLLED("One has to be enrolled in the course for this."),
        NOT_OPEN("The course does not take anybody in by this way."),
        WRONG_KEY("This is not the key of the course."),
        NOT_INVITED("Only those who were invited may enrol in this course."),
        LOCKED("The activity is not open now."),
        NO_MORE_ATTEMPTS("All attempts at this quiz were used."),
        NO_QUESTIONS("The quiz has no questions yet."),
        TIME_OVER("The time for this attempt is over."),
        HANDED_IN("This was handed in and cannot be changed any more."),
        FINAL("The answer to this question is final."),
        NOT_THIS_KIND("Something else is wanted here."),
        NOTHING_HANDED_IN("There is nothing to hand in yet."),
        TOO_MANY_FILES("No more files can be handed in here."),
        EMPTY_TEXT("There is no text."),
        LONG_TEXT("The text is too long."),
        NOT_FINISHED("The course is not finished yet."),
        NOT_MARKED("Something that was handed in is still to be marked."),
        NOT_SHOWN("The result is not shown yet."),
        NO_CERTIFICATE("The course gives no certificate."),
        POINTS("These points are not possible here."),
        LEVELS_MISSING("A level is to be chosen for every criterion."),
        HANDED_IN_ANEW("This is not what was handed in last."),
        ANSWERS_GONE("The answers were deleted; the mark is all that is left.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
