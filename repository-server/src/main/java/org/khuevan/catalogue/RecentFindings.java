package org.khuevan.catalogue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.khuevan.ingest.Findings;

/// Findings that were read lately: the first HTML of a page and the living page ask for the same,
/// and those of a book are read from megabytes of JSON.
final class RecentFindings {

    /// In characters of JSON, of which each takes two bytes in memory at most.
    private static final long MOST = 12_000_000;

    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    /// @param row which state of the file's row they were read from
    record Key(FileId file, String row) {}

    private record Kept(Findings findings, int size) {}

    synchronized Optional<Findings> of(Key key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::findings);
    }

    /// @param length of their JSON, in characters
    synchronized void keep(Key key, Findings findings, int length) {
        if (length > MOST || kept.containsKey(key)) {
            return;
        }
        kept.put(key, new Kept(findings, length));
        size += length;
        Iterator<Kept> eldest = kept.values().iterator();
        while (size > MOST) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
