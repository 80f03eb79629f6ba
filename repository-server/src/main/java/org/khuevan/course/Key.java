package org.khuevan.course;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// Names one choice, pair, item or gap within its question. Keys tell nothing about what is right:
/// browsers see them.
public final class Key {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789";
    private static final int LENGTH = 6;

    private Key() {}

    public static String random(SecureRandom random) {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return key.toString();
    }

    static void require(String key) {
        if (!FORM.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key: " + key);
        }
    }
}
