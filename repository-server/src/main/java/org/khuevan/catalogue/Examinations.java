package org.khuevan.catalogue;

import java.util.List;
import java.util.Optional;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.people.AccountId;
import org.khuevan.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is being found out about files. For the worker that examines them and for those who watch
/// over the work; it asks for no rights.
@Service
@Transactional
public class Examinations {

    private final JdbcClient database;
    private final MaterialRows rows;
    private final CatalogueJson json;
    private final ChangeLog changes;

    Examinations(JdbcClient database, MaterialRows rows, CatalogueJson json, ChangeLog changes) {
        this.database = database;
        this.rows = rows;
        this.json = json;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public Optional<MaterialFile> file(FileId id) {
        return rows.file(id);
    }

    public void progressed(FileId id, Step step, int percent) {
        database.sql(
                        """
                        update material_file set state = 'RUNNING', step = ?, percent = ?
                        where id = ?
                        """)
                .params(step.name(), percent, id.value())
                .update();
    }

    /// Takes what an examination found.
    ///
    /// @param derivedRoot where the storage keeps what findings name, a folder path without `/` at
    ///   its end
    public void ended(FileId id, Examination examination, String derivedRoot, String version) {
        switch (examination) {
            case Examination.Readable(Findings findings) ->
                    database.sql(
                                    """
                                    update material_file
                                    set state = 'DONE', percent = 100, problem = null, detail = null,
                                        kind = ?, media_type = ?, findings = ?::jsonb,
                                        derived_root = ?, examiner_version = ?
                                    where id = ?
                                    """)
                            .params(
                                    findings.kind().name(),
                                    findings.mediaType(),
                                    json.write(findings),
                                    derivedRoot,
                                    version,
                                    id.value())
                            .update();
            case Examination.Unreadable(Problem problem, String mediaType, String detail) ->
                    database.sql(
                                    """
                                    update material_file
                                    set state = 'FAILED', problem = ?, media_type = ?, detail = ?,
                                        kind = ?, findings = null, examiner_version = ?
                                    where id = ?
                                    """)
                            .params(
                                    problem.name(),
                                    mediaType,
                                    detail.replace("\0", ""),
                                    Kind.OTHER.name(),
                                    version,
                                    id.value())
                            .update();
        }
        note(id);
    }

    /// No further try will be made, for a reason outside the file.
    public void gaveUp(FileId id, String reason) {
        database.sql("update material_file set state = 'GAVE_UP', detail = ? where id = ?")
                .params(reason.replace("\0", ""), id.value())
                .update();
    }

    /// Files whose examination ended badly, the latest first, for operators.
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int limit) {
        return database.sql(
                        """
                        select id, material, coalesce(problem, state) as what,
                               coalesce(detail, '') as detail
                        from material_file where state in ('FAILED', 'GAVE_UP')
                        order by added_at desc limit ?
                        """)
                .param(limit)
                .query((row, _) ->
                        new Trouble(
                                rows.file(new FileId(row.getString("id"))).orElseThrow(),
                                new MaterialId(row.getString("material")),
                                row.getString("detail")))
                .list();
    }

    /// Files that are recorded as waiting or running, for a worker that starts: each must have a
    /// job.
    @Transactional(readOnly = true)
    public List<FileId> unfinished() {
        return database.sql("select id from material_file where state in ('QUEUED', 'RUNNING')")
                .query((row, _) -> new FileId(row.getString("id")))
                .list();
    }

    /// How many files of a person's materials wait or are being examined.
    @Transactional(readOnly = true)
    public int waitingOf(AccountId owner) {
        return database.sql(
                        """
                        select count(*) from material_file f join material m on m.id = f.material
                        where f.state in ('QUEUED', 'RUNNING') and m.owner = ?
                        """)
                .param(owner.value())
                .query(Integer.class)
                .single();
    }

    /// Whether any file still needs these bytes; those that none needs may be swept.
    @Transactional(readOnly = true)
    public boolean needs(Sha256 hash) {
        return database.sql("select exists (select 1 from material_file where sha256 = ?)")
                .param(hash.hex())
                .query(Boolean.class)
                .single();
    }

    private void note(FileId id) {
        for (Material material : rows.holding(id)) {
            switch (material.state()) {
                case PUBLISHED -> changes.note(material.id());
                case DRAFT, WITHDRAWN -> changes.noteDraft(material.id());
            }
        }
    }

    /// A file that could not be examined.
    ///
    /// @param detail a technical line
    public record Trouble(MaterialFile file, MaterialId material, String detail) {}
}
