package org.khuevan.search;

import java.io.IOException;
import java.util.Set;
import org.khuevan.catalogue.MaterialId;

/// One build of the index, which remembers with every commit up to which change of the catalogue it
/// holds everything. What was changed after the last commit may be lost and is to be applied again
/// from that position.
interface Generation {

    /// Puts the material's present state in the place of what is there, all of it or nothing.
    void put(Entry entry) throws IOException;

    void remove(MaterialId id) throws IOException;

    /// Changes nothing else, and nothing at all if the material is not there.
    void countUses(MaterialId id, long uses) throws IOException;

    /// Makes changes visible to searches that begin from now on.
    ///
    /// @return the materials that were put, but are not taken
    /// @throws IOException if what changed since the last time may be lost and is to be applied
    ///   again
    Set<MaterialId> refresh() throws IOException;

    /// The change up to which everything is applied.
    long position();

    void reached(long newPosition);

    /// Makes changes, and the position, survive the process.
    void commit() throws IOException;

    /// False after a failure, such as a full disk, from which only opening it again helps.
    boolean isWritable();

    /// Looks whether all of it can be read.
    ///
    /// @throws UnusableIndex if something does not fit
    void verify() throws IOException, UnusableIndex;
}
