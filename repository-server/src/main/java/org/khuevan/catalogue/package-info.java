/// Materials, their versions, descriptions and vocabularies, and who may see and change them.
@NullMarked
@ApplicationModule(allowedDependencies = {"ingest", "people", "storage"})
package org.khuevan.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
