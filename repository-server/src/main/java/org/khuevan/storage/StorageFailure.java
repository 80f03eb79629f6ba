package org.khuevan.storage;

import java.io.IOException;
import java.util.Locale;

/// The store could not do what it promises: a disk, a network or a server failed, or kept bytes no
/// longer have their hash.
public class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Java tells a full disk from other failures only by the system's words.
    public static StorageFailure of(String sentence, IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = words.contains("no space left") || words.contains("quota exceeded");
        return full ? new StorageFull(sentence, e) : new StorageFailure(sentence, e);
    }
}
