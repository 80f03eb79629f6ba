package org.khuevan.search;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.khuevan.catalogue.Material;
import org.khuevan.ingest.Kind;

/// What is shown of a found material, as the index keeps it: without names, which a million records
/// would repeat.
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record ShownMaterial(
        Material.State state,
        String title,
        String summary,
        Kind kind,
        String type,
        String language,
        List<String> authors,
        List<String> keywords,
        String organisation,
        String licence,
        Instant published,
        double extent,
        String thumbnail) {}
