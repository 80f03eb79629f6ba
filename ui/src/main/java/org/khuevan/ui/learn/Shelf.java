package org.khuevan.ui.learn;

import org.khuevan.catalogue.Bundles;
import org.khuevan.catalogue.Materials;
import org.springframework.stereotype.Component;

/// What lessons are about: materials, and what is inside of bundles.
@Component
record Shelf(Materials materials, Bundles bundles) {}
