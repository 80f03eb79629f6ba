package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// Names one material for ever; it is the last part of its address `/m/{id}`.
///
/// Twelve characters of Crockford's base 32 in lower case: 60 random bits that can be read aloud.
public record MaterialId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");

    public MaterialId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a material: " + value);
        }
    }

    static MaterialId random(SecureRandom random) {
        return new MaterialId(ShortId.random(random));
    }

    @Override
    public String toString() {
        return value;
    }
}
