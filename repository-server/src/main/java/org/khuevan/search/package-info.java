/// The index of materials, always rebuildable from the catalogue.
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "ingest", "jobs", "people", "settings"})
package org.khuevan.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
