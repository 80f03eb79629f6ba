package org.khuevan.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.springframework.stereotype.Service;

/// Reading what is in the repository, as far as the actor may see it.
@Service
public class Materials {

    private final MaterialRows rows;
    private final MaterialLists lists;
    private final ShownFindings shown;

    Materials(MaterialRows rows, MaterialLists lists, ShownFindings shown) {
        this.rows = rows;
        this.lists = lists;
        this.shown = shown;
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
        return shown.of(material.files());
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
        return file(actor, id).flatMap(file -> shown.of(List.of(file)).stream().findFirst());
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
    public Page ownedBy(Actor.Member member, MaterialFilter filter, int from, int size) {
        return lists.ownedBy(member.account(), filter, from, size);
    }

    /// The latest version of each material that the actor may edit, the last changed first: those
    /// of their organisation for a librarian, all for an administrator.
    public Page curatedBy(Actor actor, MaterialFilter filter, int from, int size) {
        return switch (actor) {
            case Actor.Visitor() -> Page.NONE;
            case Actor.Member member ->
                    member.role() == Role.ADMINISTRATOR
                            ? lists.all(filter, from, size)
                            : member.role() == Role.LIBRARIAN
                                    ? lists.of(member.organisation(), filter, from, size)
                                    : Page.NONE;
        };
    }

    /// The addresses of the small pictures of the files that viewers of some materials open first,
    /// as far as there are any. It costs much less than all that was found in them.
    public Map<MaterialId, String> thumbnails(Collection<Material> materials) {
        Map<MaterialId, FileId> first = new HashMap<>();
        for (Material material : materials) {
            material.principal().ifPresent(file -> first.put(material.id(), file.id()));
        }
        Map<FileId, String> found = lists.thumbnails(first.values());
        Map<MaterialId, String> thumbnails = new HashMap<>();
        first.forEach((material, file) -> {
            String address = found.get(file);
            if (address != null) {
                thumbnails.put(material, address);
            }
        });
        return thumbnails;
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

    /// Some of the materials of a list.
    ///
    /// @param total how many the whole list has
    public record Page(List<Material> materials, long total) {

        public static final Page NONE = new Page(List.of(), 0);

        public Page {
            materials = List.copyOf(materials);
        }
    }
}
