package org.khuevan.storage;

/// A room that keeps bytes here beside the files of materials. What somebody claims is not swept.
public interface Claimant {

    /// Whether the bytes of this hash are still needed.
    boolean needs(Sha256 hash);
}
