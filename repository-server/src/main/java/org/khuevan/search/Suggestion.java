package org.khuevan.search;

import org.khuevan.ingest.Kind;

/// Something that somebody who is still typing may want.
///
/// @param kind what it is
/// @param text what is shown, with the typed words marked
/// @param detail where it is or how many it stands for; may be empty
/// @param address where it leads
public record Suggestion(Sort kind, MarkedText text, String detail, String address) {

    /// What is suggested.
    public enum Sort {
        /// A search that others made and that found something.
        QUERY,
        /// What was probably meant.
        CORRECTION,
        SUBJECT,
        LEVEL,
        PERSON,
        COURSE,
        DOCUMENT,
        SLIDES,
        IMAGE,
        AUDIO,
        VIDEO,
        CAPTIONS,
        BUNDLE,
        OTHER;

        static Sort of(Hit hit) {
            return hit.resourceType().equals("course") ? COURSE : of(hit.kind());
        }

        private static Sort of(Kind kind) {
            return valueOf(kind.name());
        }
    }
}
