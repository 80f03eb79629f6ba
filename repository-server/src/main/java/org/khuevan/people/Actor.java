package org.khuevan.people;

/// Who asks. Every rule about rights takes one.
public sealed interface Actor {

    /// Somebody who has not signed in.
    record Visitor() implements Actor {}

    /// Somebody who has signed in.
    record Member(AccountId account, String displayName, Role role, OrganisationId organisation)
            implements Actor {}

    /// Whether this is a member with at least the role.
    default boolean isAtLeast(Role role) {
        return switch (this) {
            case Visitor() -> false;
            case Member member -> member.role().atLeast(role);
        };
    }
}
