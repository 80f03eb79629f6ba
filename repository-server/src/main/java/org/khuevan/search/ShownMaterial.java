package org.khuevan.search;

import java.time.Instant;
import java.util.List;
import org.khuevan.catalogue.Material;
import org.khuevan.ingest.Kind;

/// What is shown of a found material, as the index keeps it.
record ShownMaterial(
        Material.State state,
        String title,
        String summary,
        Kind kind,
        String type,
        String language,
        List<String> authors,
        String organisation,
        String licence,
        Instant published,
        double extent,
        String thumbnail) {}
