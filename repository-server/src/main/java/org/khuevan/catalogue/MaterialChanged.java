package org.khuevan.catalogue;

/// Something that the world may see of a material has changed: it was published, withdrawn, or a
/// file of it was examined. Published in memory after the commit, as a nudge; what really changed,
/// also before a crash or on another machine, is in the [ChangeLog].
public record MaterialChanged(MaterialId id) {}
