package org.khuevan.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.springframework.stereotype.Service;

/// Reading what is in the repository, as far as the actor may see it.
@Service
public class Materials {

    private final MaterialRows rows;

    Materials(MaterialRows rows) {
        this.rows = rows;
    }

    /// The version that the world sees at `/m/{id}`: the latest published one. For people who may
    /// edit and where nothing is published yet, the draft.
    ///
    /// @return empty if there is none, or none that the actor may see
    public Optional<Material> find(Actor actor, MaterialId id) {
        return rows.published(id).or(() -> rows.latest(id)).filter(visibleTo(actor));
    }

    /// Those of some that are published and that the actor may see, in any order.
    public List<Material> find(Actor actor, Collection<MaterialId> ids) {
        return rows.published(ids).stream().filter(visibleTo(actor)).toList();
    }

    /// One version.
    public Optional<Material> find(Actor actor, MaterialId id, int version) {
        return rows.version(id, version).filter(visibleTo(actor));
    }

    /// Whether there was something public at the address, which was then taken out of sight: the
    /// one thing that everybody may know of it.
    public boolean isWithdrawn(MaterialId id) {
        return rows.published(id)
                .filter(material -> material.state() == Material.State.WITHDRAWN)
                .isPresent();
    }

    /// The numbers of the published versions, the latest first.
    public List<Integer> versions(MaterialId id) {
        return rows.publishedVersions(id);
    }

    /// What was found in the files of a version, in the order of its files; files that are not
    /// examined, or could not be, are left out.
    public List<ExaminedFile> examined(Material material) {
        return rows.examined(material);
    }

    /// A file that the actor may read: of a published version, or of a draft that they may see.
    public Optional<MaterialFile> file(Actor actor, FileId id) {
        return rows.file(id).filter(_ -> rows.holding(id).stream().anyMatch(visibleTo(actor)));
    }

    /// The material that a file belongs to.
    public Optional<MaterialId> materialOf(FileId id) {
        return rows.holding(id).stream().map(Material::id).findFirst();
    }

    /// What was found in a file that the actor may read.
    public Optional<ExaminedFile> examined(Actor actor, FileId id) {
        return file(actor, id).flatMap(_ -> rows.examined(id));
    }

    /// Where the storage keeps what was derived from a file that [#file] gave: a folder without `/`
    /// at its end. It costs much less than all that was found in the file.
    public Optional<String> derivedRoot(MaterialFile file) {
        return rows.derivedRoot(file.id());
    }

    /// Whether everybody may read a file, so that caches on the way may keep it.
    public boolean isPublic(FileId id) {
        return rows.holding(id).stream()
                .anyMatch(material -> material.state() == Material.State.PUBLISHED);
    }

    /// The latest version of each material that the member owns, the last changed first.
    public List<Material> ownedBy(Actor.Member member) {
        return rows.ownedBy(member.account());
    }

    /// The latest version of each material that the actor may edit, the last changed first: those
    /// of their organisation for a librarian, all for an administrator.
    public List<Material> curatedBy(Actor actor, int from, int size) {
        return switch (actor) {
            case Actor.Visitor() -> List.of();
            case Actor.Member member ->
                    member.role() == Role.ADMINISTRATOR
                            ? rows.all(from, size)
                            : member.role() == Role.LIBRARIAN
                                    ? rows.of(member.organisation(), from, size)
                                    : List.of();
        };
    }

    /// Whether the actor may change, publish and withdraw the material.
    public boolean mayEdit(Actor actor, Material material) {
        return Rights.mayEdit(actor, material);
    }

    /// Whether the actor may change a material that the file belongs to.
    public boolean mayEdit(Actor actor, FileId file) {
        return rows.holding(file).stream().anyMatch(material -> Rights.mayEdit(actor, material));
    }

    private static Predicate<Material> visibleTo(Actor actor) {
        return material -> Rights.maySee(actor, material);
    }
}
