package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;

/// Twelve characters of Crockford's base 32, which leaves out the letters that look like others.
public final class ShortId {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 12;

    private static final int BITS = 5;

    /// What each character stands for; -1 for those that are none of them.
    private static final byte[] WORTH = new byte[128];

    static {
        Arrays.fill(WORTH, (byte) -1);
        for (byte i = 0; i < ALPHABET.length; i++) {
            WORTH[ALPHABET[i]] = i;
        }
    }

    private ShortId() {}

    /// Whether a text could be one.
    public static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= WORTH.length || WORTH[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The 60 bits of one, in the order of the texts.
    public static long bits(String id) {
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            bits = bits << BITS | WORTH[id.charAt(i)];
        }
        return bits;
    }

    /// The one that has these bits.
    public static String of(long bits) {
        char[] id = new char[LENGTH];
        long rest = bits;
        for (int i = LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (rest & (1 << BITS) - 1)];
            rest >>>= BITS;
        }
        return new String(id);
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
