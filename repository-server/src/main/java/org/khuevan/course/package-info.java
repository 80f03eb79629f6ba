/// Courses, their sections, activities, questions and rules: the teacher's side.
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "deposit", "ingest", "people", "storage"})
package org.khuevan.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
