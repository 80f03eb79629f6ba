package org.khuevan.catalogue;

import org.khuevan.people.OrganisationRenamed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Indexes keep the name of its organisation with each material.
@Component
class RenamedOrganisations {

    private final JdbcClient database;
    private final ChangeLog changes;

    RenamedOrganisations(JdbcClient database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    @EventListener
    void on(OrganisationRenamed renamed) {
        changes.noteUnseen(
                database.sql("select id from material where organisation = ?")
                        .param(renamed.organisation().value())
                        .query((row, _) -> row.getString("id"))
                        .list());
    }
}
