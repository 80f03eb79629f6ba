package org.khuevan.deposit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// What the bytes of one request must hash to (tus 1.0, extension `checksum`).
public record Checksum(String algorithm, List<Byte> expected) {

    /// The names under which tus knows the algorithms.
    public static final List<String> ALGORITHMS = List.of("sha256", "sha1", "md5");

    public Checksum {
        expected = List.copyOf(expected);
    }

    /// @param header such as `sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`
    /// @throws UploadRefused if it cannot be read or the algorithm is not one of ours
    public static Checksum parse(String header) {
        String[] parts = header.strip().split(" ", -1);
        if (parts.length != 2 || !ALGORITHMS.contains(parts[0])) {
            throw new UploadRefused(UploadRefused.Reason.MALFORMED);
        }
        try {
            return new Checksum(parts[0], boxed(Base64.getDecoder().decode(parts[1])));
        } catch (IllegalArgumentException _) {
            throw new UploadRefused(UploadRefused.Reason.MALFORMED);
        }
    }

    MessageDigest digest() {
        String name =
                switch (algorithm) {
                    case "sha256" -> "SHA-256";
                    case "sha1" -> "SHA-1";
                    default -> "MD5";
                };
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    boolean fits(MessageDigest digest) {
        return boxed(digest.digest()).equals(expected);
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxed = new Byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            boxed[i] = bytes[i];
        }
        return List.of(boxed);
    }
}
