package org.khuevan.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.ingest.Examination;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Examiners;
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

    /// @return whether there still is such a file; otherwise the work is for nothing
    public boolean progressed(FileId id, Step step, int percent) {
        return database.sql(
                                """
                                update material_file set state = 'RUNNING', step = ?, percent = ?
                                where id = ?
                                """)
                        .params(step.name(), percent, id.value())
                        .update()
                > 0;
    }

    /// Takes what can be shown of a file while its examination goes on.
    ///
    /// @param derivedRoot as for [#ended]
    public void begun(FileId id, Findings findings, String derivedRoot) {
        database.sql(
                        """
                        update material_file
                        set kind = ?, media_type = ?, findings = ?::jsonb, derived_root = ?
                        where id = ? and state = 'RUNNING'
                        """)
                .params(
                        findings.kind().name(),
                        findings.mediaType(),
                        json.write(findings),
                        derivedRoot,
                        id.value())
                .update();
    }

    /// Whether something of a file is shown already.
    @Transactional(readOnly = true)
    public boolean isShown(FileId id) {
        return rows.examined(id).isPresent();
    }

    /// Takes what an examination found.
    ///
    /// @param derivedRoot where the storage keeps what findings name, a folder path without `/` at
    ///   its end
    public void ended(FileId id, Examination examination, String derivedRoot) {
        switch (examination) {
            case Examination.Readable(Findings findings) ->
                    database.sql(
                                    """
                                    update material_file
                                    set state = 'DONE', percent = 100, problem = null, detail = null,
                                        kind = ?, media_type = ?, findings = ?::jsonb,
                                        derived_root = ?, examiner_version = ?, pictured = ?
                                    where id = ?
                                    """)
                            .params(
                                    findings.kind().name(),
                                    findings.mediaType(),
                                    json.write(findings),
                                    derivedRoot,
                                    Examiners.version(findings.kind()),
                                    !Examiners.isPictured(findings),
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
                                    Examiners.versions(),
                                    id.value())
                            .update();
        }
        note(id);
    }

    /// What an examination found in a file, for the step that comes after it.
    @Transactional(readOnly = true)
    public Optional<ExaminedFile> examined(FileId id) {
        return rows.examined(id);
    }

    /// Takes how a file looks. If it was examined again meanwhile, nothing happens.
    ///
    /// @param derivedRoot as it was when the pictures were made
    public void pictured(FileId id, String derivedRoot, Findings findings) {
        int changed =
                database.sql(
                                """
                                update material_file set findings = ?::jsonb, pictured = true
                                where id = ? and state = 'DONE' and derived_root = ?
                                  and not pictured
                                """)
                        .params(json.write(findings), id.value(), derivedRoot)
                        .update();
        if (changed > 0) {
            note(id);
        }
    }

    /// Files that have no pictures yet, for a worker that starts: each must have a job.
    @Transactional(readOnly = true)
    public List<FileId> unpictured() {
        return database.sql("select id from material_file where state = 'DONE' and not pictured")
                .query((row, _) -> new FileId(row.getString("id")))
                .list();
    }

    /// No further try will be made, for a reason outside the file.
    public void gaveUp(FileId id, String reason) {
        database.sql("update material_file set state = 'GAVE_UP', detail = ? where id = ?")
                .params(reason.replace("\0", ""), id.value())
                .update();
    }

    /// A person stopped it before it was over.
    public void cancelled(FileId id) {
        database.sql(
                        """
                        update material_file set state = 'CANCELLED'
                        where id = ? and state in ('QUEUED', 'RUNNING')
                        """)
                .param(id.value())
                .update();
    }

    /// How many files of each kind were examined by another version than its present one.
    @Transactional(readOnly = true)
    public Map<Kind, Long> outdated() {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        database.sql(
                        """
                        select kind, count(*) as files from material_file
                        where state in ('DONE', 'FAILED')
                          and case state when 'FAILED' then state else kind end
                              || ' ' || coalesce(examiner_version, '') <> all (?)
                        group by kind
                        """)
                .param(present())
                .query((row, _) ->
                        counts.put(Kind.valueOf(row.getString("kind")), row.getLong("files")))
                .list();
        return counts;
    }

    /// Each kind with its examiner's present version. A file that could not be read may be of any
    /// kind, so any change may help it.
    private static String[] present() {
        return Stream.concat(
                        Stream.of("FAILED " + Examiners.versions()),
                        Arrays.stream(Kind.values())
                                .map(kind -> kind.name() + " " + Examiners.version(kind)))
                .toArray(String[]::new);
    }

    /// What was found before stays, though the present version cannot read the file.
    public void stays(FileId id, Kind kind) {
        database.sql(
                        """
                        update material_file set examiner_version = ?
                        where id = ? and state = 'DONE' and kind = ?
                        """)
                .params(Examiners.version(kind), id.value(), kind.name())
                .update();
    }

    /// Those files whose examination is over, of one kind, problem or age, oldest version first.
    @Transactional(readOnly = true)
    public List<Examined> select(Selection wanted) {
        return database.sql(
                        """
                        select f.id, f.state, m.organisation
                        from material_file f join material m on m.id = f.material
                        where f.state in ('DONE', 'FAILED', 'GAVE_UP')
                          and (:kind = '' or f.kind = :kind)
                          and (:problem = '' or f.problem = :problem)
                          and (:all
                               or case f.state when 'FAILED' then f.state else f.kind end
                                  || ' ' || coalesce(f.examiner_version, '') <> all (:present))
                        order by f.examiner_version nulls first, f.added_at desc
                        """)
                .param("kind", wanted.kind().map(Kind::name).orElse(""))
                .param("problem", wanted.problem().map(Problem::name).orElse(""))
                .param("all", !wanted.onlyOutdated())
                .param("present", present())
                .query((row, _) ->
                        new Examined(
                                new FileId(row.getString("id")),
                                row.getString("organisation"),
                                row.getString("state").equals("DONE")))
                .list();
    }

    /// Makes files that could not be read wait for an examination again.
    public void requeue(Collection<FileId> files) {
        database.sql(
                        """
                        update material_file
                        set state = 'QUEUED', percent = 0, problem = null, detail = null
                        where id = any (?) and state in ('FAILED', 'GAVE_UP')
                        """)
                .param(files.stream().map(FileId::value).toArray(String[]::new))
                .update();
    }

    /// Where a file is, for those who watch over the work.
    @Transactional(readOnly = true)
    public Optional<MaterialId> materialOf(FileId file) {
        return database.sql("select material from material_file where id = ?")
                .param(file.value())
                .query((row, _) -> new MaterialId(row.getString("material")))
                .optional();
    }

    /// The names of all files of the material that a file is in.
    @Transactional(readOnly = true)
    public List<String> namesBeside(FileId file) {
        return database.sql(
                        """
                        select distinct beside.name from material_file f
                        join material_file beside on beside.material = f.material where f.id = ?
                        """)
                .param(file.value())
                .query((row, _) -> row.getString("name"))
                .list();
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

    /// Notes that what is known of a file has changed.
    void note(FileId id) {
        for (Material material : rows.holding(id)) {
            switch (material.state()) {
                case PUBLISHED -> changes.note(material.id());
                case DRAFT, WITHDRAWN -> changes.noteDraft(material.id());
            }
        }
    }

    /// Which files; empty is all of them.
    ///
    /// @param onlyOutdated only those that another version examined
    public record Selection(Optional<Kind> kind, Optional<Problem> problem, boolean onlyOutdated) {}

    /// @param readable whether something was found in it, which it keeps meanwhile
    public record Examined(FileId file, String organisation, boolean readable) {}

    /// A file that could not be examined.
    ///
    /// @param detail a technical line
    public record Trouble(MaterialFile file, MaterialId material, String detail) {}
}
