package org.khuevan.catalogue;

import java.security.SecureRandom;

/// Twelve characters of Crockford's base 32, which leaves out the letters that look like others.
final class ShortId {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;

    private ShortId() {}

    static String random(SecureRandom random) {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
