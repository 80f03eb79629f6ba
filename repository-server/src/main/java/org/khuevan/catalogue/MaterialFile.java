package org.khuevan.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Kind;
import org.khuevan.storage.StoredFile;

/// A file of a material.
///
/// @param name as its owner named it, unique within the material's version
/// @param kind what the examination recognised; `OTHER` until then
/// @param mediaType likewise; `application/octet-stream` until then
public record MaterialFile(
        FileId id,
        String name,
        StoredFile stored,
        Kind kind,
        String mediaType,
        Instant added,
        ExaminationState examination) {

    /// The first in its owner's order of those that can be looked at by themselves, or else of all.
    static Optional<MaterialFile> principal(List<MaterialFile> files) {
        return files.stream()
                .filter(file -> file.kind() != Kind.OTHER && file.kind() != Kind.CAPTIONS)
                .findFirst()
                .or(() -> files.stream().findFirst());
    }

    /// The name without its last ending.
    public String stem() {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// Whether it is heard: what captions belong to.
    public boolean isRecording() {
        return kind == Kind.VIDEO || kind == Kind.AUDIO;
    }
}
