/// Accounts, organisations, roles and signing in.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.khuevan.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
