package org.khuevan.catalogue;

import org.khuevan.ingest.Findings;

/// A file with what was found in it. Findings name derived files by paths that start at
/// [#derivedRoot] in the storage.
public record ExaminedFile(MaterialFile file, Findings findings, String derivedRoot) {}
