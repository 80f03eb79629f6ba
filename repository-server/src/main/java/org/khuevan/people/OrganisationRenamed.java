package org.khuevan.people;

/// An organisation has another name now. Published in the transaction that renames it, so that
/// whoever keeps the name beside something else can note that in it.
public record OrganisationRenamed(OrganisationId organisation, String before, String now) {}
