/// What the operator decided for this process: where its data lies and which roles it takes.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.khuevan.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
