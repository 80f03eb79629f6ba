package org.khuevan.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.ingest.Kind;

/// A material that fits, with the passages in it that fit best.
///
/// @param state `PUBLISHED` unless the viewer may see more than the world
/// @param title with the found words marked
/// @param summary a short stretch of the description, with the found words marked; may be empty
/// @param authors names, in order
/// @param extent pages or slides, or seconds for audio and video; 0 if unknown
/// @param thumbnail its address, or empty
/// @param uses how often it was opened and downloaded in the last year
/// @param pinned whether a librarian put it first for these words
/// @param meant whether it has not the words, and is there for what it means
/// @param explanation why it stands here, if that was asked for
public record Hit(
        MaterialId material,
        Material.State state,
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
        long uses,
        boolean pinned,
        boolean meant,
        List<PassageHit> passages,
        Optional<Explanation> explanation) {

    public Hit {
        authors = List.copyOf(authors);
        passages = List.copyOf(passages);
    }
}
