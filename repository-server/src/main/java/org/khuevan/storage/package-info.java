/// Keeps bytes by their hash, in a folder or in any S3.
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.khuevan.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
