package org.khuevan.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Kind;
import org.khuevan.people.AccountId;
import org.khuevan.people.Organisation;

/// One version of a material, with its files.
///
/// @param version counted from 1; published versions never change
/// @param revision of its description, counted from 1
/// @param saved when it was last changed
public record Material(
        MaterialId id,
        int version,
        int revision,
        State state,
        AccountId owner,
        String ownerName,
        Organisation organisation,
        Description description,
        List<MaterialFile> files,
        Instant created,
        Instant saved,
        Moments moments) {

    public Material {
        files = List.copyOf(files);
    }

    /// What this version is to the world.
    public enum State {
        /// Seen by its owner, the librarians of its organisation and administrators.
        DRAFT,
        /// Seen by everybody.
        PUBLISHED,
        /// Was published; its address says that it was withdrawn.
        WITHDRAWN
    }

    /// Dates that not every version has.
    ///
    /// @param publishedAt when this version was published
    public record Moments(Optional<Instant> publishedAt) {}

    /// The same with another description, which nobody has saved.
    public Material describedAs(Description said) {
        return new Material(
                id,
                version,
                revision,
                state,
                owner,
                ownerName,
                organisation,
                said,
                files,
                created,
                saved,
                moments);
    }

    public Optional<MaterialFile> file(FileId file) {
        return files.stream().filter(f -> f.id().equals(file)).findFirst();
    }

    /// What a person would call it: the kind of the file that a viewer opens first.
    public Kind kind() {
        return principal().map(MaterialFile::kind).orElse(Kind.OTHER);
    }

    /// The file that a viewer opens first: the first that is neither captions nor unknown.
    public Optional<MaterialFile> principal() {
        return MaterialFile.principal(files);
    }
}
