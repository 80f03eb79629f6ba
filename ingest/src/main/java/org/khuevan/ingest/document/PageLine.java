package org.khuevan.ingest.document;

/// A line of a page, or the part of one that stands in one column.
///
/// @param left, top, right, bottom in points from the upper left corner
/// @param size of its letters, in points
/// @param row counts the lines of the page; parts of one line share it
record PageLine(
        String text,
        float left,
        float top,
        float right,
        float bottom,
        float size,
        boolean bold,
        int row) {

    boolean isLeftOf(float x) {
        return right <= x;
    }

    boolean isRightOf(float x) {
        return left >= x;
    }
}
