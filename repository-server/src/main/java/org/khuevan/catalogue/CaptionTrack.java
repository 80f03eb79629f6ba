package org.khuevan.catalogue;

import org.khuevan.ingest.Finding.Captions.By;

/// A track of captions of a recording, or of a file of captions beside it.
///
/// @param path as findings name it; with the file, it says which track
/// @param language a BCP 47 tag, or `und`
/// @param revision counted from 1; 0 as it came with the file
public record CaptionTrack(
        FileId file, String path, String language, String label, By by, int revision) {}
