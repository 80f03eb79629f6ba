package org.khuevan.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.khuevan.catalogue.MaterialId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries counted uses into the index every few seconds. Only the thread that changes the index
/// works with it, except for [#flush].
final class CountedUses {

    private static final Logger LOG = LoggerFactory.getLogger(CountedUses.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /// Rows that other machines wrote a little before they could be seen are read again.
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private final Uses uses;
    private final Map<MaterialId, Long> known = new HashMap<>();
    private Instant taken = Instant.EPOCH;
    private long last = System.nanoTime() - EVERY.toNanos();

    CountedUses(Uses uses) {
        this.uses = uses;
    }

    long of(MaterialId material) {
        return known.getOrDefault(material, 0L);
    }

    /// Looks for what was counted since the last time, if that is long enough ago. Without the
    /// database, uses stay as they were.
    void takeIn(Generation index) throws IOException {
        if (System.nanoTime() - last < EVERY.toNanos()) {
            return;
        }
        last = System.nanoTime();
        flush();
        Instant now = Instant.now();
        Map<MaterialId, Long> changed = uses.since(taken);
        changed.entrySet().removeIf(one -> one.getValue().equals(known.get(one.getKey())));
        for (Map.Entry<MaterialId, Long> counted : changed.entrySet()) {
            index.countUses(counted.getKey(), counted.getValue());
        }
        index.refresh();
        // Only what has arrived is known; the rest is brought again.
        known.putAll(changed);
        taken = now.minus(OVERLAP);
    }

    void flush() {
        try {
            uses.flush();
        } catch (RuntimeException e) {
            LOG.warn("Uses cannot be counted now; they are kept: {}", e.getMessage());
        }
    }
}
