package org.khuevan.ingest.bundle;

import java.io.IOException;
import java.io.InputStream;
import org.khuevan.ingest.reading.UnreadableFile;

/// An archive of one format, from its beginning to its end.
interface Contents {

    /// Shows everything that is in the archive, folders left out.
    ///
    /// @throws UnreadableFile if the archive as a whole cannot be read, for a reason that is known
    /// @throws IOException if it is damaged from here on
    void show(Visitor visitor) throws IOException;

    /// Sees one entry after the other.
    interface Visitor {

        /// @return whether to go on
        boolean sees(Entry entry) throws IOException;
    }

    /// @param name as the archive gives it, decoded
    /// @param size when unpacked, or -1 if the archive does not tell
    /// @param link whether it stands for another file, or is no file at all
    /// @param bytes opened at most once, and before the next entry
    record Entry(String name, long size, boolean link, boolean encrypted, Bytes bytes) {}

    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }
}
