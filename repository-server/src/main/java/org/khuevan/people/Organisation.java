package org.khuevan.people;

/// A university, school or office whose people use the platform.
public record Organisation(OrganisationId id, String name) {

    public Organisation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an organisation has a name");
        }
    }
}
