package org.khuevan.search;

import java.util.Map;
import java.util.Optional;

/// Where the texts of a material lie among all others, as far as that is known.
///
/// Each is as [ByteVectors] makes them.
///
/// @param model by which they were made; empty if there is none
/// @param described of its description
/// @param passages by their numbers
record Vectors(String model, Optional<byte[]> described, Map<Integer, byte[]> passages) {

    static final Vectors NONE = new Vectors("", Optional.empty(), Map.of());

    Vectors {
        passages = Map.copyOf(passages);
    }
}
