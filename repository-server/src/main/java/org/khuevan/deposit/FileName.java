package org.khuevan.deposit;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// The name of a file as people see it, in NFC: at most 255 bytes of UTF-8, without slashes or
/// control characters.
record FileName(String value) {

    private static final int LONGEST = 255;

    /// @throws UploadRefused if it is no such name
    FileName {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
        boolean bad =
                value.isEmpty()
                        || value.equals(".")
                        || value.equals("..")
                        || value.getBytes(StandardCharsets.UTF_8).length > LONGEST
                        || value.codePoints().anyMatch(FileName::isBad);
        if (bad) {
            throw new UploadRefused(UploadRefused.Reason.NAME);
        }
    }

    private static boolean isBad(int c) {
        return c == '/' || c == '\\' || Character.isISOControl(c) || c == 0xFFFD;
    }

    @Override
    public String toString() {
        return value;
    }
}
