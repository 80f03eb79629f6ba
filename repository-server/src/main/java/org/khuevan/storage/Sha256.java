package org.khuevan.storage;

import java.util.Optional;
import java.util.regex.Pattern;

/// The SHA-256 of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
public record Sha256(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    /// The hash that a name is, if it is one.
    static Optional<Sha256> parse(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new Sha256(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return hex;
    }
}
