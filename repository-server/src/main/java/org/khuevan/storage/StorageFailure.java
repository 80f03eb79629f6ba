package org.khuevan.storage;

/// The store could not do what it promises: a disk, a network or a server failed, or kept bytes no
/// longer have their hash.
public class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
