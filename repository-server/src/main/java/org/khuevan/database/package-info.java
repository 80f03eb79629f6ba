/// Gives every room the one PostgreSQL: the platform's own, or yours.
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.khuevan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
