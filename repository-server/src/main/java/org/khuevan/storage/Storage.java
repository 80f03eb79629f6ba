package org.khuevan.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps what was given to us by its hash, and what was derived from it beside it.
///
/// The same bytes are kept once. A file is visible under its hash only when all of it is durably
/// written; a crash leaves at most an orphan. All methods are safe for many threads and may be
/// repeated without harm. Failures are [StorageFailure], of which [StorageFull] is one.
public interface Storage {

    /// Keeps a stream, reading it once with little memory. The stream is not closed.
    ///
    /// @throws java.io.UncheckedIOException if the stream itself fails; nothing is kept then
    StoredFile keep(InputStream bytes);

    /// Keeps a local file and takes it over: afterwards the path no longer exists. Where the store
    /// is on the same disk nothing is copied.
    StoredFile take(Path file);

    boolean holds(Sha256 hash);

    /// Reads a stretch of a kept file.
    ///
    /// @param offset from the start, in bytes
    /// @param length how many bytes; `Long.MAX_VALUE` for all that follow
    /// @return empty if nothing is kept under the hash; the caller closes the stream
    Optional<InputStream> open(Sha256 hash, long offset, long length);

    /// What is made of the file on the local disk, which is there for as long as that takes: the
    /// kept file itself, or a copy that is removed afterwards. It must not be changed.
    ///
    /// @throws StorageFailure if nothing is kept under the hash
    /// @throws InterruptedException if the use throws it
    <T> T withLocal(Sha256 hash, LocalUse<T> use) throws InterruptedException;

    /// Makes something of a file.
    @FunctionalInterface
    interface LocalUse<T> {
        T of(Path file) throws InterruptedException;
    }

    /// Removes a kept file and everything derived from it.
    void remove(Sha256 hash);

    /// Keeps a file that was derived from a kept one, replacing what was there, and takes it over.
    ///
    /// @param path relative, with `/`, of letters, digits, `.`, `-` and `_`, such as
    ///   `1/hls/master.m3u8`
    void takeDerived(Sha256 source, String path, Path file);

    /// Reads a stretch of a derived file.
    Optional<InputStream> openDerived(Sha256 source, String path, long offset, long length);

    /// The size of a derived file in bytes, or empty if there is none.
    Optional<Long> sizeOfDerived(Sha256 source, String path);

    /// Removes a folder of derived files and all that is in it; nothing happens if there is none.
    ///
    /// @param folder relative, without `/` at its end
    void removeDerived(Sha256 source, String folder);

    /// Visits every kept file, in no order; for sweeping and checking. What file systems and people
    /// leave beside them, such as `.nfs0001` or `.DS_Store`, is passed over.
    void forEach(Consumer<Sha256> visitor);

    /// Reads the kept bytes again and compares them with their hash.
    ///
    /// @return false if they differ or are missing
    boolean verify(Sha256 hash);
}
