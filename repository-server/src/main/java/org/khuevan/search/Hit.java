package org.khuevan.search;

import java.time.Instant;
import java.util.List;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Kind;

/// A material that fits, with the passages in it that fit best.
///
/// @param title with the found words marked
/// @param summary a short stretch of the description, with the found words marked; may be empty
/// @param authors names, in order
/// @param extent pages or slides, or seconds for audio and video; 0 if unknown
/// @param thumbnail its address, or empty
public record Hit(
        MaterialId material,
        MarkedText title,
        MarkedText summary,
        Kind kind,
        String resourceType,
        String language,
        List<String> authors,
        String organisation,
        String licence,
        Instant published,
        double extent,
        String thumbnail,
        List<PassageHit> passages) {

    public Hit {
        authors = List.copyOf(authors);
        passages = List.copyOf(passages);
    }
}
