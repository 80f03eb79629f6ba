/// Enrolment, progress, answers, grades and certificates: the student's side of a course.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "catalogue",
            "course",
            "deposit",
            "ingest",
            "people",
            "settings",
            "storage"
        })
package org.khuevan.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
