/// Accepts files, whole or resumed, and starts their journey.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"catalogue", "ingest", "jobs", "people", "settings", "storage"})
package org.khuevan.deposit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
