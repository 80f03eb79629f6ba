package org.khuevan.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Every change of what the world sees, in the order of commits, for those who keep a picture of
/// it: they remember the last position they took in and read on from there.
@Service
public class ChangeLog {

    /// Any number that nothing else in this database locks on.
    private static final long LOCK = 0x4b68_7565_5661_6e01L;

    private final JdbcClient database;
    private final MaterialRows rows;
    private final ApplicationEventPublisher events;

    ChangeLog(JdbcClient database, MaterialRows rows, ApplicationEventPublisher events) {
        this.database = database;
        this.rows = rows;
        this.events = events;
    }

    /// The changes after a position, oldest first. A material may come several times; whoever reads
    /// looks at its present state.
    ///
    /// @param position 0 for the beginning
    public List<Change> after(long position, int limit) {
        return database.sql(
                        """
                        select position, material from change_log
                        where position > ? order by position limit ?
                        """)
                .params(position, limit)
                .query((row, _) ->
                        new Change(
                                row.getLong("position"), new MaterialId(row.getString("material"))))
                .list();
    }

    /// What the world sees of a material now, for the index.
    ///
    /// @return empty if nothing of it is public
    public Optional<PublicMaterial> look(MaterialId id) {
        return rows.published(id)
                .filter(material -> material.state() == Material.State.PUBLISHED)
                .map(material -> new PublicMaterial(material, rows.examined(material)));
    }

    void note(MaterialId id) {
        note(id.value(), new MaterialChanged(id));
    }

    /// Notes a change in the caller's transaction. The lock makes positions appear in their order.
    ///
    /// @param id of a material, or of what another room shows to the world under an id of the same
    ///   form
    /// @param event published in memory after the commit
    public void note(String id, Object event) {
        database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> 1).single();
        database.sql("insert into change_log (material) values (?)").param(id).update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        events.publishEvent(event);
                    }
                });
    }

    public record Change(long position, MaterialId material) {}

    /// @param files the examined files of the published version
    public record PublicMaterial(Material material, List<ExaminedFile> files) {
        public PublicMaterial {
            files = List.copyOf(files);
        }
    }
}
