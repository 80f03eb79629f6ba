package org.khuevan.storage;

/// Bytes that are safely kept.
///
/// @param size in bytes
public record StoredFile(Sha256 hash, long size) {

    public StoredFile {
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative: " + size);
        }
    }
}
