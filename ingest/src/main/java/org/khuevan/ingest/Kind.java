package org.khuevan.ingest;

/// What a person would call a file, whatever its format.
public enum Kind {
    DOCUMENT,
    SLIDES,
    IMAGE,
    AUDIO,
    VIDEO,
    /// Captions or subtitles that belong to an audio or video file beside them.
    CAPTIONS,
    /// An archive or an unpacked website: files with paths, which are found and opened inside it.
    BUNDLE,
    /// Kept and offered for download, but nothing inside it can be shown or searched.
    OTHER
}
