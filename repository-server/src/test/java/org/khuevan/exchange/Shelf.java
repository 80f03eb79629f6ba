package org.khuevan.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Pictures in memory.
final class Shelf implements Pictures {

    final Map<String, byte[]> kept = new HashMap<>();

    @Override
    public Optional<String> keep(String name, byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        String address = "/course-pictures/" + "0".repeat(12) + "/" + name;
        kept.put(address, bytes);
        return Optional.of(address);
    }

    @Override
    public Optional<byte[]> read(String address) {
        return Optional.ofNullable(kept.get(address));
    }
}
