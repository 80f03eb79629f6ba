/// The HTTP edge, described by OpenAPI.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "catalogue",
            "course",
            "deposit",
            "exchange",
            "ingest",
            "jobs",
            "learning",
            "people",
            "search",
            "storage"
        })
package org.khuevan.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
