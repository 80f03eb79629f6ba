package org.khuevan.deposit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Names one upload: 128 random bits in hexadecimal digits.
public record UploadId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public UploadId {
        if (!is(value)) {
            throw new UploadRefused(UploadRefused.Reason.UNKNOWN);
        }
    }

    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }

    static UploadId random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new UploadId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
