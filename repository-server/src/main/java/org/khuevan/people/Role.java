package org.khuevan.people;

/// What a person is to the platform; each may do all that the one before may.
public enum Role {
    LEARNER,
    TEACHER,
    LIBRARIAN,
    ADMINISTRATOR;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
