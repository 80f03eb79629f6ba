package org.khuevan.search;

/// A word of a text, in the forms in which it can be found.
///
/// @param folded without marks, case and width: *Hoá* is `hoa`, *Đức* is `duc`
/// @param marked with marks, in one spelling; the same as `folded` if it has none
/// @param stem of an English word; empty for others
/// @param start where in the text it begins
/// @param end where it ends
record Word(String folded, String marked, String stem, int start, int end) {

    /// What stands before the stem as a word of the index, so that *general* as it was written and
    /// the stem of *generally* stay two.
    static final String STEM = "=";

    /// One of which nothing needs to be known.
    static final Word OTHER = new Word("", "", "", 0, 0);

    boolean hasMarks() {
        return !marked.equals(folded);
    }

    Word unstemmed() {
        return new Word(folded, marked, "", start, end);
    }

    boolean hasStem() {
        return !stem.isEmpty();
    }
}
