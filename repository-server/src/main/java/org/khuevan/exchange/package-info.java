/// Questions in the formats of other platforms, in and out.
@NullMarked
@ApplicationModule(allowedDependencies = {"course", "ingest"})
package org.khuevan.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
