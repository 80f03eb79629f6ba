package org.khuevan.ingest.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// What is left in a folder when nobody needs it any more.
public final class Leftovers {

    private Leftovers() {}

    /// Stops programs from a folder that somebody started who did not live to stop them.
    public static void stopThoseFrom(Path folder) {
        String prefix = folder.toAbsolutePath() + "/";
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(prefix))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /// Removes a folder with everything in it.
    ///
    /// @throws IOException or UncheckedIOException if something stays
    public static void remove(Path folder) throws IOException {
        removeIn(folder);
        Files.deleteIfExists(folder);
    }

    /// Removes everything in a folder.
    ///
    /// @throws IOException or UncheckedIOException if something stays
    public static void removeIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
