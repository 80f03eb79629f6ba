package org.khuevan.ingest;

import java.time.Duration;

/// What one examination may use before it is stopped.
///
/// @param documentTime for parsing one document or image
/// @param scanTime for reading the text of a document's pictures, if no page takes longer than
///   `documentTime`
/// @param mediaTimeFactor media may take this many times its own length to convert, and at least
///   `documentTime`
/// @param heapMegabytes of a parsing process
/// @param nativeMegabytes of address space of a native tool
/// @param textCharacters kept of one file's text
public record Limits(
        Duration documentTime,
        Duration scanTime,
        double mediaTimeFactor,
        int heapMegabytes,
        int nativeMegabytes,
        int textCharacters) {

    public static Limits standard() {
        return new Limits(Duration.ofMinutes(3), Duration.ofMinutes(40), 12, 768, 4096, 20_000_000);
    }
}
