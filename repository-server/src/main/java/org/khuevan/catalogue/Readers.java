package org.khuevan.catalogue;

import java.util.Set;
import org.khuevan.people.Actor;

/// The rules of [Rights] about seeing, as signs that an index can keep with a material: an actor
/// may see it if they bear one of the signs that it asks for.
public final class Readers {

    /// The sign that visitors bear too.
    public static final String EVERYBODY = "everybody";

    private static final String ADMINISTRATORS = "administrators";

    private Readers() {}

    /// The signs of which one is needed to see a version.
    public static Set<String> of(Material material) {
        return switch (material.state()) {
            case PUBLISHED -> Set.of(EVERYBODY);
            case DRAFT, WITHDRAWN ->
                    Set.of(
                            ADMINISTRATORS,
                            "owner " + material.owner().value(),
                            "librarians " + material.organisation().id().value());
        };
    }

    /// The signs that somebody bears.
    public static Set<String> borneBy(Actor actor) {
        return switch (actor) {
            case Actor.Visitor() -> Set.of(EVERYBODY);
            case Actor.Member member -> {
                String owner = "owner " + member.account().value();
                yield switch (member.role()) {
                    case LEARNER -> Set.of(EVERYBODY);
                    case TEACHER -> Set.of(EVERYBODY, owner);
                    case LIBRARIAN ->
                            Set.of(EVERYBODY, owner, "librarians " + member.organisation().value());
                    case ADMINISTRATOR -> Set.of(EVERYBODY, ADMINISTRATORS);
                };
            }
        };
    }
}
