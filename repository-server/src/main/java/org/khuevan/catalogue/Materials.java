package org.khuevan.catalogue;

import java.util.List;
import java.util.Optional;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;

/// Reading what is in the repository, as far as the actor may see it.
@Service
public class Materials {

    /// The version that the world sees at `/m/{id}`: the latest published one. For people who may
    /// edit and where nothing is published yet, the draft.
    ///
    /// @return empty if there is none, or none that the actor may see
    public Optional<Material> find(Actor actor, MaterialId id) {
        throw new UnsupportedOperationException(actor + id.value());
    }

    /// One version.
    public Optional<Material> find(Actor actor, MaterialId id, int version) {
        throw new UnsupportedOperationException(actor + id.value() + version);
    }

    /// The numbers of the published versions, the latest first.
    public List<Integer> versions(MaterialId id) {
        throw new UnsupportedOperationException(id.value());
    }

    /// What was found in the files of a version, in the order of its files; files that are not
    /// examined, or could not be, are left out.
    public List<ExaminedFile> examined(Material material) {
        throw new UnsupportedOperationException(material.toString());
    }

    /// A file that the actor may read: of a published version, or of a draft that they may see.
    public Optional<MaterialFile> file(Actor actor, FileId id) {
        throw new UnsupportedOperationException(actor + id.value());
    }

    /// The latest version of each material that the member owns, the last changed first.
    public List<Material> ownedBy(Actor.Member member) {
        throw new UnsupportedOperationException(member.toString());
    }

    /// The latest version of each material that the actor may edit, the last changed first: those
    /// of their organisation for a librarian, all for an administrator.
    public List<Material> curatedBy(Actor actor, int from, int size) {
        throw new UnsupportedOperationException(actor.toString() + from + size);
    }

    /// Whether the actor may change, publish and withdraw the material.
    public boolean mayEdit(Actor actor, Material material) {
        throw new UnsupportedOperationException(actor.toString() + material);
    }
}
