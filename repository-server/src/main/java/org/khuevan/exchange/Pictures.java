package org.khuevan.exchange;

import java.util.Optional;

/// Where the pictures in questions are kept here.
public interface Pictures {

    /// Keeps one.
    ///
    /// @return its address, or empty if it is no picture
    Optional<String> keep(String name, byte[] bytes);

    /// The bytes of one by its address.
    Optional<byte[]> read(String address);
}
