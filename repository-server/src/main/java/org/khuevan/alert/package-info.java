/// Tells people about new materials that fit what they look for.
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "jobs", "people", "search", "settings"})
package org.khuevan.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
