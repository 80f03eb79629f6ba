package org.khuevan.people;

/// A person who can sign in.
///
/// @param login what they type to sign in, lower case
/// @param email or empty
/// @param enabled whether they may sign in now
public record Account(
        AccountId id,
        String login,
        String displayName,
        String email,
        Role role,
        Organisation organisation,
        boolean enabled) {}
