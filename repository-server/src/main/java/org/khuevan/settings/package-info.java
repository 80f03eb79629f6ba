/// What the operator decided for this process: where its data lies, which roles it takes, and whose
/// time it tells.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.khuevan.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
