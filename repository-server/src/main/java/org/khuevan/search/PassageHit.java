package org.khuevan.search;

import org.khuevan.catalogue.FileId;
import org.khuevan.ingest.Place;

/// A passage that fits, and where it is.
///
/// @param file the file that opens there: for captions beside a video, the video
/// @param url opens the material at the place with the words marked; relative
/// @param score how well the passage fits by itself, to be compared with others of the same answer
public record PassageHit(
        FileId file, String fileName, Place place, MarkedText text, String url, double score) {}
