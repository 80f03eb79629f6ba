package org.khuevan.learning;

import java.util.Optional;
import java.util.OptionalLong;

/// A text of somebody's work on its way from them.
///
/// @param revision grows with each change; browsers take the time at which it was written, so that
///   of two devices the one on which somebody wrote last wins. Without one, this is the newest
/// @param device that it was written on, by a name it made itself; empty where that is not told
/// @param seen the revision of the text that stood there when it was written, 0 without one
public record SentText(String text, OptionalLong revision, String device, long seen) {

    /// From a sender that says no more than what is written.
    public static SentText of(String text, OptionalLong revision) {
        return new SentText(text, revision, "", 0);
    }

    /// What became of it.
    ///
    /// @param revision of the text that is kept now; if it is greater than that which was sent, a
    ///   newer one stays in its place
    /// @param elsewhere what was written on another device and its sender has not seen: what was
    ///   replaced, or what stays
    public record Kept(long revision, Optional<String> elsewhere) {}
}
