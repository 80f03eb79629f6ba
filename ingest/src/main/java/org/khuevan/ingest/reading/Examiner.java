package org.khuevan.ingest.reading;

import java.io.IOException;
import org.khuevan.ingest.Kind;

/// Reads files of some formats. Runs in a child process, where it may fail in any way.
public interface Examiner {

    /// Whether it reads files of a media type.
    boolean reads(String mediaType);

    /// Tells the report what is in the file.
    ///
    /// @throws UnreadableFile with the reason, if there is one that a person understands
    /// @throws IOException and anything unchecked, if the file is damaged
    Kind examine(Source source, Report report) throws IOException;
}
