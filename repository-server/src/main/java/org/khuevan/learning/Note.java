package org.khuevan.learning;

import java.time.Instant;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;

/// A note or, without a text, a bookmark at a place of an activity.
///
/// @param id made by the browser
/// @param position in milliseconds or a page counted from 1; 0 for the whole
public record Note(
        UUID id,
        CourseId course,
        ActivityId activity,
        Place place,
        long position,
        String text,
        Instant written) {

    private static final int LONGEST = 20_000;

    public Note {
        text = text.strip().replace("\0", "");
        if (text.length() > LONGEST) {
            throw new NotPossible(NotPossible.Reason.LONG_TEXT);
        }
        if (position < 0 || (place == Place.WHOLE && position != 0)) {
            throw new IllegalArgumentException("not a place: " + place + " " + position);
        }
    }

    public boolean isBookmark() {
        return text.isEmpty();
    }

    /// What the position counts.
    public enum Place {
        TIME,
        PAGE,
        WHOLE
    }
}
