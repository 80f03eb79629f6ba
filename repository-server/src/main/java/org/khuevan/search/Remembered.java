package org.khuevan.search;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something small that is read from the database every few seconds instead of with every search.
/// While the database does not answer, what was read last still holds.
final class Remembered<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Supplier<T> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Read<T> last;

    private record Read<T>(T value, long at) {}

    Remembered(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        Read<T> known = last;
        if (known == null) {
            reading.lock();
        } else if (System.nanoTime() - known.at() < FRESH.toNanos() || !reading.tryLock()) {
            return known.value();
        }
        try {
            return readAgain();
        } catch (RuntimeException e) {
            if (known == null) {
                throw e;
            }
            LOG.warn("What is remembered cannot be read again now: {}", e.getMessage());
            last = new Read<>(known.value(), System.nanoTime());
            return known.value();
        } finally {
            reading.unlock();
        }
    }

    private T readAgain() {
        T value = source.get();
        last = new Read<>(value, System.nanoTime());
        return value;
    }

    /// It was changed here: the next one who asks reads it again.
    void forget() {
        last = null;
    }
}
