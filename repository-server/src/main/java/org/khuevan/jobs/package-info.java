/// Runs lasting work, restartably, on one machine or many.
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.khuevan.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
