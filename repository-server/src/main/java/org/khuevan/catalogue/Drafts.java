package org.khuevan.catalogue;

import java.util.Set;
import org.khuevan.people.Actor;
import org.khuevan.storage.StoredFile;
import org.springframework.stereotype.Service;

/// Changing what is in the repository: every material begins as a draft, and a published one is
/// changed by publishing its next draft.
///
/// Every method throws [org.khuevan.people.NotAllowed] when the actor may not do it, and
/// [NoSuchMaterial] when there is none that they may know of.
@Service
public class Drafts {

    /// Makes a material with an empty first draft.
    public Material create(Actor actor, Description description) {
        throw new UnsupportedOperationException(actor.toString() + description);
    }

    /// The draft of a material, for editing.
    ///
    /// @throws NoSuchMaterial also when the material has no draft now
    public Material draft(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor.toString() + id);
    }

    /// Replaces the draft's description.
    public Material describe(Actor actor, MaterialId id, Description description) {
        throw new UnsupportedOperationException(actor.toString() + id + description);
    }

    /// Adds a kept file to the draft, replacing one of the same name. Its examination begins as
    /// queued; whoever calls this submits the job in the same transaction.
    public MaterialFile addFile(Actor actor, MaterialId id, String name, StoredFile stored) {
        throw new UnsupportedOperationException(actor.toString() + id + name + stored);
    }

    public void removeFile(Actor actor, MaterialId id, FileId file) {
        throw new UnsupportedOperationException(actor.toString() + id + file);
    }

    /// The description with what was found in the files filled into what is still empty.
    public Description prefilled(Material draft) {
        throw new UnsupportedOperationException(draft.toString());
    }

    /// What is missing before the draft can be published, empty if nothing is.
    public Set<Missing> missing(Material draft) {
        throw new UnsupportedOperationException(draft.toString());
    }

    /// Publishes the draft: from now on it is what `/m/{id}` shows.
    ///
    /// @throws NotReady if something is missing
    public Material publish(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor.toString() + id);
    }

    /// Begins the next version as a copy of the published one, or gives the draft that there is.
    public Material newVersion(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor.toString() + id);
    }

    /// Deletes the draft; with no published version, the material.
    public void discard(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor.toString() + id);
    }

    /// Takes a published material out of sight. Its address says so from then on.
    public void withdraw(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor.toString() + id);
    }
}
