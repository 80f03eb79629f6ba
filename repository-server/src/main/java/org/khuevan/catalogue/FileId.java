package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// Names one file of a material; twelve characters as in [MaterialId].
public record FileId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");

    public FileId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a file: " + value);
        }
    }

    static FileId random(SecureRandom random) {
        return new FileId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
