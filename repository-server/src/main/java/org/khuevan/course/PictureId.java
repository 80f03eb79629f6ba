package org.khuevan.course;

import java.security.SecureRandom;
import org.khuevan.catalogue.ShortId;

/// Names one picture of a course.
public record PictureId(String value) {

    public PictureId {
        if (!ShortId.is(value)) {
            throw new IllegalArgumentException("not the id of a picture: " + value);
        }
    }

    static PictureId random(SecureRandom random) {
        return new PictureId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
