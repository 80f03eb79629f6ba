package org.khuevan.course;

/// When a course counts as finished: everything required is done, and the weighted grade of what is
/// graded reaches a minimum.
///
/// @param certificate whether those who finish get one
/// @param minimumPercent of the whole course, 0 to 100
public record CompletionRule(boolean certificate, int minimumPercent) {

    static final CompletionRule NONE = new CompletionRule(false, 0);

    public CompletionRule {
        if (minimumPercent < 0 || minimumPercent > 100) {
            throw new IllegalArgumentException("not a percentage: " + minimumPercent);
        }
    }
}
