package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.Map;
import java.util.regex.Pattern;

/// Twelve characters of Crockford's base 32, which leaves out the letters that look like others.
public final class ShortId {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;

    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");

    private ShortId() {}

    /// Whether a text could be one.
    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }

    /// The text of an id in JSON, which once was an object with a `value`.
    static String read(Object written) {
        return String.valueOf(written instanceof Map<?, ?> object ? object.get("value") : written);
    }

    public static String random(SecureRandom random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
