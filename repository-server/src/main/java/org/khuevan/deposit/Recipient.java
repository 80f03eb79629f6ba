package org.khuevan.deposit;

import java.util.Set;
import org.khuevan.people.Actor;
import org.khuevan.storage.StoredFile;

/// The room that takes uploads which become no files of materials. It refuses by exceptions of its
/// own.
public interface Recipient {

    /// Looks whether a file may come, before any byte of it does.
    ///
    /// @param place see [Destination.Place]
    /// @param name in NFC
    /// @param length in bytes
    /// @param underWay names of the other files that the actor began to upload to the same place
    void expect(Actor.Member actor, String place, String name, long length, Set<String> underWay);

    /// Notes who needs a file, a [org.khuevan.storage.Claimant], in the transaction in which its
    /// bytes are kept from being swept.
    ///
    /// @return the id of what it became
    String take(Actor.Member actor, String place, String name, StoredFile stored);
}
