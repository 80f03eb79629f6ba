package org.khuevan.ui.discover;

import org.khuevan.catalogue.Bundles;
import org.khuevan.ui.read.Renditions;
import org.khuevan.ui.shell.Assets;
import org.springframework.stereotype.Component;

/// What the view of a material reads from.
@Component
record ViewerParts(
        Assets assets, Bundles bundles, Renditions renditions, RelatedMaterials related) {}
