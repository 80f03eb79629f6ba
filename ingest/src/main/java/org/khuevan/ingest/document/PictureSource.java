package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.Optional;

/// Where the pictures are that a text names.
@FunctionalInterface
interface PictureSource {

    /// None; pictures inside the text itself are found without a source.
    PictureSource NONE = _ -> Optional.empty();

    /// @param address as the text names it
    /// @return the picture's bytes, or empty if there is no such picture here
    Optional<byte[]> bytes(String address) throws IOException;
}
