package org.khuevan.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;

/// The index cannot be read and must be built again from the catalogue.
final class UnusableIndex extends Exception {

    private static final long serialVersionUID = 1;

    UnusableIndex(String reason) {
        super(reason);
    }

    /// Whether a failure means that the index itself is broken, rather than the disk full or a
    /// program wrong.
    static boolean isDamage(Throwable failure) {
        return switch (failure) {
            case CorruptIndexException _,
                    IndexFormatTooOldException _,
                    IndexFormatTooNewException _,
                    IndexNotFoundException _,
                    EOFException _,
                    FileNotFoundException _,
                    NoSuchFileException _ ->
                    true;
            case Throwable other -> other.getCause() != null && isDamage(other.getCause());
        };
    }
}
