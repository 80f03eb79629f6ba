package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.khuevan.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The folders in which the storage keeps what was derived from files. Each examination has one of
/// its own, so it changes nothing under those who read what an earlier one made.
@Service
@Transactional
public class DerivedRoots {

    /// Whoever began to read in it has ended by then.
    private static final Duration GRACE = Duration.ofMinutes(50);

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();

    DerivedRoots(JdbcClient database) {
        this.database = database;
    }

    /// @param root a folder path without `/` at its end
    public record DerivedRoot(String root, FileId file, Sha256 source) {}

    /// A new folder for an examination that begins.
    public String begin(MaterialFile file) {
        String root = file.id() + "-" + ShortId.random(random);
        note(file, root);
        return root;
    }

    /// Notes a folder before anything is kept in it. Nothing happens if it is known.
    public void note(MaterialFile file, String root) {
        database.sql(
                        """
                        insert into derived_root (root, file, sha256) values (?, ?, ?)
                        on conflict (root) do nothing
                        """)
                .params(root, file.id().value(), file.stored().hash().hex())
                .update();
    }

    /// Those that nobody has read for a while: no file shows them, which was so already when this
    /// was asked before. Of some of them, an examination may still be going on.
    public List<DerivedRoot> unused(Instant now) {
        OffsetDateTime at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        database.sql(
                        """
                        update derived_root r
                        set unused_since = case when f.id is null then ?::timestamptz end
                        from derived_root o left join material_file f on f.derived_root = o.root
                        where r.root = o.root and (r.unused_since is null) = (f.id is null)
                        """)
                .param(at)
                .update();
        return database.sql("select * from derived_root where unused_since <= ?")
                .param(at.minus(GRACE))
                .query((row, _) ->
                        new DerivedRoot(
                                row.getString("root"),
                                new FileId(row.getString("file")),
                                new Sha256(row.getString("sha256"))))
                .list();
    }

    /// Forgets a folder that was removed.
    public void forget(DerivedRoot removed) {
        database.sql("delete from derived_root where root = ?").param(removed.root()).update();
    }
}
