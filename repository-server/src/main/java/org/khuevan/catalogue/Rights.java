package org.khuevan.catalogue;

import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;

/// Who may see and change materials.
///
/// Everybody sees what is published. Owners who are still teachers edit their own; librarians edit
/// what belongs to their organisation; administrators edit everything. Who may edit sees the draft.
final class Rights {

    private Rights() {}

    static boolean mayCreate(Actor actor) {
        return actor.isAtLeast(Role.TEACHER);
    }

    static boolean mayEdit(Actor actor, Material material) {
        return switch (actor) {
            case Actor.Visitor() -> false;
            case Actor.Member member ->
                    switch (member.role()) {
                        case LEARNER -> false;
                        case TEACHER -> owns(member, material);
                        case LIBRARIAN ->
                                owns(member, material)
                                        || member.organisation()
                                                .equals(material.organisation().id());
                        case ADMINISTRATOR -> true;
                    };
        };
    }

    static boolean maySee(Actor actor, Material material) {
        return switch (material.state()) {
            case PUBLISHED -> true;
            // That it was withdrawn is public; what was in it is not.
            case WITHDRAWN, DRAFT -> mayEdit(actor, material);
        };
    }

    /// @throws NoSuchMaterial for those who may not even know of it
    static void requireEdit(Actor actor, Material material) {
        if (!mayEdit(actor, material)) {
            if (maySee(actor, material)) {
                throw new NotAllowed("only its owner and librarians may change this material");
            }
            throw new NoSuchMaterial(material.id().value());
        }
    }

    private static boolean owns(Actor.Member member, Material material) {
        return member.account().equals(material.owner());
    }
}
