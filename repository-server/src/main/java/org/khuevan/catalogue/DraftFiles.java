package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files of drafts in their tables; [Drafts] has asked about rights and holds the lock of the
/// material.
@Component
class DraftFiles {

    private final JdbcClient database;
    private final MaterialRows rows;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DraftFiles(JdbcClient database, MaterialRows rows, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    /// Gives a kept file its place among those of a draft. The same bytes under the same name are
    /// the file that is there, with all that is known of it; if it could not be examined, that is
    /// tried again. Other bytes take the place of the former file and what people wrote for it.
    MaterialFile put(Material draft, String name, StoredFile stored) {
        Optional<MaterialFile> former =
                draft.files().stream().filter(file -> file.name().equals(name)).findFirst();
        if (former.isPresent() && former.get().stored().equals(stored)) {
            return examinedAgainIfInVain(former.get());
        }
        MaterialFile file = add(draft, name, stored);
        former.ifPresent(old -> replace(draft, old.id(), file.id()));
        return file;
    }

    private MaterialFile add(Material draft, String name, StoredFile stored) {
        FileId file = FileId.random(random);
        database.sql(
                        """
                        insert into material_file (id, material, name, sha256, size, added_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        file.value(),
                        draft.id().value(),
                        name,
                        stored.hash().hex(),
                        stored.size(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        database.sql(
                        """
                        insert into version_file (material, number, file, position)
                        select :material, :number, :file, coalesce(max(position), 0) + 1
                        from version_file where material = :material and number = :number
                        """)
                .param("material", draft.id().value())
                .param("number", draft.version())
                .param("file", file.value())
                .update();
        return rows.file(file).orElseThrow();
    }

    private MaterialFile examinedAgainIfInVain(MaterialFile file) {
        if (file.examination().cameToNothing()) {
            database.sql(
                            """
                            update material_file
                            set state = 'QUEUED', percent = 0, problem = null, detail = null
                            where id = ?
                            """)
                    .param(file.id().value())
                    .update();
        }
        return rows.file(file.id()).orElseThrow();
    }

    /// Captions and picture texts are work, and mostly right for the new bytes too: those of a
    /// person go along. What a program heard, it will hear again.
    private void replace(Material draft, FileId former, FileId file) {
        database.sql(
                        """
                        insert into caption_track
                            (file, path, language, label, written_by, vtt, revision, saved_at, saved_by)
                        select ?, path, language, label, written_by, vtt, revision, saved_at, saved_by
                        from caption_track where file = ? and saved_by is not null
                        """)
                .params(file.value(), former.value())
                .update();
        database.sql(
                        """
                        insert into picture_alternative (file, words, saved_at, saved_by)
                        select ?, words, saved_at, saved_by from picture_alternative where file = ?
                        """)
                .params(file.value(), former.value())
                .update();
        database.sql(
                        """
                        update version_file kept set position = former.position
                        from version_file former
                        where kept.material = :material and kept.number = :number
                          and kept.file = :file
                          and former.material = :material and former.number = :number
                          and former.file = :former
                        """)
                .param("material", draft.id().value())
                .param("number", draft.version())
                .param("file", file.value())
                .param("former", former.value())
                .update();
        remove(draft, former);
    }

    void remove(Material draft, FileId file) {
        database.sql("delete from version_file where material = ? and number = ? and file = ?")
                .params(draft.id().value(), draft.version(), file.value())
                .update();
        forgetUnused(draft.id());
    }

    /// @throws NoSuchMaterial if the draft has not one of those wanted
    void arrange(Material draft, List<FileId> wanted) {
        SequencedSet<FileId> order = new LinkedHashSet<>(wanted);
        draft.files().forEach(file -> order.add(file.id()));
        int position = 0;
        for (FileId file : order) {
            int known =
                    database.sql(
                                    """
                                    update version_file set position = ?
                                    where material = ? and number = ? and file = ?
                                    """)
                            .params(++position, draft.id().value(), draft.version(), file.value())
                            .update();
            if (known == 0) {
                throw new NoSuchMaterial(file.value());
            }
        }
    }

    /// Forgets the files of a material that none of its versions has any more.
    void forgetUnused(MaterialId id) {
        database.sql(
                        """
                        delete from material_file f where material = ?
                        and not exists (select 1 from version_file where file = f.id)
                        """)
                .param(id.value())
                .update();
    }
}
