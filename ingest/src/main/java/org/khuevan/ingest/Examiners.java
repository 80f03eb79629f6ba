package org.khuevan.ingest;

import java.nio.file.Path;

/// Examines files in child processes. Safe for use by many threads; each call occupies one child.
public final class Examiners implements AutoCloseable {

    private final Limits limits;
    private final Path workFolder;

    /// @param workFolder for temporary files; what a killed process left in it is removed on start
    public Examiners(Limits limits, Path workFolder) {
        this.limits = limits;
        this.workFolder = workFolder;
    }

    /// The version of what is found: a change of it means that files are worth examining again.
    public static String version() {
        return "1";
    }

    /// Examines one file. Whatever is in it, this returns within the limits.
    ///
    /// @param file the bytes, read only
    /// @param name the name the person gave it, a hint for recognising
    /// @param output an empty folder that receives pictures, streams and captions; findings name
    ///   them by paths relative to it
    /// @throws java.io.UncheckedIOException if the file, the output or a child process cannot be
    ///   used for a reason outside the file, such as a full disk: worth trying again
    /// @throws InterruptedException if the calling thread is interrupted; the child is stopped
    public Examination examine(Path file, String name, Path output, Progress progress)
            throws InterruptedException {
        throw new UnsupportedOperationException(limits + " " + workFolder);
    }

    @Override
    public void close() {}
}
