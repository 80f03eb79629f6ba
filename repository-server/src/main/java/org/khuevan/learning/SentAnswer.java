package org.khuevan.learning;

import org.khuevan.course.Answer;

/// An answer on its way from a student.
///
/// @param revision grows with each answer; browsers take the time at which it was given, so that of
///   two devices the one on which somebody answered last wins
/// @param device that it was given on, by a name it made itself; empty where that is not told
/// @param seen the revision of the answer that stood there when it was given, 0 without one
public record SentAnswer(Answer given, long revision, String device, long seen) {

    /// From a sender that says no more than what is answered.
    public static SentAnswer of(Answer given, long revision) {
        return new SentAnswer(given, revision, "", 0);
    }

    /// What was answered on another device and its sender has not seen: what it replaced, if its
    /// revision is smaller; what stays in its place, if it is not.
    public record Elsewhere(Answer given, long revision) {}
}
