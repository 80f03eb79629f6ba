package org.khuevan.people;

import java.util.UUID;

/// Names one organisation.
public record OrganisationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
