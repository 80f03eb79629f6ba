package org.khuevan.search;

import java.util.Optional;
import org.khuevan.catalogue.MaterialId;

/// A material that means nearly what is looked for.
///
/// @param likeness of its best passage, at most 1
/// @param passage that one, if it is not the description
record Near(MaterialId material, double likeness, Optional<ShownPassage> passage) {}
