package org.khuevan.deposit;

import org.khuevan.catalogue.MaterialId;

/// Where an upload goes once it is whole.
public sealed interface Destination {

    /// It becomes a file of a draft.
    record Draft(MaterialId material) implements Destination {}

    /// Another room takes it: the [Recipient].
    ///
    /// @param name in the words of that room
    record Place(String name) implements Destination {}
}
