package org.khuevan.catalogue;

import java.util.Optional;

/// What another room shows to the world beside materials, such as courses, told as a material so
/// that it is found as they are. Its ids have the same form and are never those of materials; its
/// changes are noted in the [ChangeLog].
public interface Works {

    /// @return empty if this room has no such work, or nobody may find it
    Optional<ChangeLog.Seen> look(MaterialId id);
}
