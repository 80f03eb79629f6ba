package org.khuevan.ingest;

import java.nio.file.Path;
import java.util.SequencedMap;

/// Hears what may be shown already while an examination goes on: the beginning of a recording.
///
/// Called from a thread of the examination, several times for one file, with more each time. What
/// it throws ends the examination once the file is converted.
@FunctionalInterface
public interface Preview {

    /// @param soFar what is known; the end of the examination tells more
    /// @param ready files that may be taken away, by the paths that findings use; whoever shows
    ///   them takes them in this order, so that no file names one that is not there yet
    void show(Findings soFar, SequencedMap<String, Path> ready);

    /// Shows nothing before the end.
    static Preview none() {
        return (_, _) -> {};
    }
}
