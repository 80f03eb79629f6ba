package org.khuevan.storage;

/// There is no room left for the bytes. What was kept before is unharmed; trying again later helps.
public final class StorageFull extends StorageFailure {

    private static final long serialVersionUID = 1;

    public StorageFull(String message, Throwable cause) {
        super(message, cause);
    }
}
