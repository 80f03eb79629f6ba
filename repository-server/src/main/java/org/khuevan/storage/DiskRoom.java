package org.khuevan.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room on the disk of a folder, of which a reserve is left free for the database and the
/// index.
///
/// @param reserve in bytes
public record DiskRoom(Path folder, long reserve) {

    /// How many bytes are written at most until one asks again.
    public static final int CHECK = 1 << 24;

    /// @throws StorageFull if so many bytes will not fit
    public void demand(long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() - reserve < bytes) {
                throw new StorageFull(
                        "no room for " + bytes + " bytes", new IOException("no space left"));
            }
        } catch (IOException e) {
            throw new StorageFailure("the disk of " + folder + " does not answer", e);
        }
    }
}
