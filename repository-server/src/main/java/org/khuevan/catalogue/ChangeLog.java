package org.khuevan.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Every change of materials, in the order of commits, for those who keep a picture of them: they
/// remember the last position they took in and read on from there.
@Service
public class ChangeLog {

    /// Any number that nothing else in this database locks on.
    private static final long LOCK = 0x4b68_7565_5661_6e01L;

    private final JdbcClient database;
    private final MaterialRows rows;
    private final ApplicationEventPublisher events;
    private final List<Works> others;

    ChangeLog(
            JdbcClient database,
            MaterialRows rows,
            ApplicationEventPublisher events,
            List<Works> others) {
        this.database = database;
        this.rows = rows;
        this.events = events;
        this.others = others;
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

    /// The version of a material that is at its address now, for the index: the published one, also
    /// if it was withdrawn, or else the draft. Who may see it, [Readers] tells.
    ///
    /// @return empty if there is none
    public Optional<Seen> look(MaterialId id) {
        return rows.published(id)
                .or(() -> rows.draft(id))
                .map(material -> new Seen(material, rows.examined(material)))
                .or(() -> others.stream().flatMap(works -> works.look(id).stream()).findFirst());
    }

    /// Notes a change of what the world sees of a material, in the caller's transaction.
    void note(MaterialId id) {
        write(id.value(), true, new MaterialChanged(id));
    }

    /// Notes a change in the caller's transaction.
    ///
    /// @param id of a material, or of what another room shows to the world under an id of the same
    ///   form
    /// @param event published in memory after the commit
    public void note(String id, Object event) {
        write(id, true, event);
    }

    /// Notes a change of a draft, in the caller's transaction, unless a published version stands
    /// before it.
    void noteDraft(MaterialId id) {
        if (rows.published(id).isPresent()) {
            return;
        }
        write(id.value(), false, new MaterialChanged(id));
    }

    /// Notes, in the caller's transaction, that indexes are to look at a material again, though
    /// nobody sees a change of it.
    public void noteUnseen(MaterialId id) {
        write(id.value(), false, new MaterialChanged(id));
    }

    /// The same for many at once.
    ///
    /// @param ids of materials, or of what another room shows to the world
    public void noteUnseen(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Object all = ids.toArray(String[]::new);
        lock();
        database.sql("insert into change_log (material, public) select unnest(?::text[]), false")
                .param(all)
                .update();
        database.sql(
                        """
                        delete from change_log c where material = any (?) and not public
                        and position < (select max(position) from change_log
                                        where material = c.material)
                        """)
                .param(all)
                .update();
        publishAfterCommit(new MaterialChanged(new MaterialId(ids.iterator().next())));
    }

    /// The lock makes positions appear in their order. Earlier notes have nothing more to tell and
    /// go, but what the world saw stays noted for those who read nothing else.
    private void write(String id, boolean isPublic, Object event) {
        lock();
        database.sql("insert into change_log (material, public) values (?, ?)")
                .params(id, isPublic)
                .update();
        database.sql(
                        """
                        delete from change_log where material = ? and (? or not public)
                        and position < (select max(position) from change_log where material = ?)
                        """)
                .params(id, isPublic, id)
                .update();
        publishAfterCommit(event);
    }

    private void lock() {
        database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((_, _) -> 1).single();
    }

    private void publishAfterCommit(Object event) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        events.publishEvent(event);
                    }
                });
    }

    public record Change(long position, MaterialId material) {}

    /// @param files the examined files of the version
    public record Seen(Material material, List<ExaminedFile> files) {
        public Seen {
            files = List.copyOf(files);
        }
    }
}
