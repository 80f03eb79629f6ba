package org.khuevan.catalogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Findings;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changing what is in the repository: every material begins as a draft, and a published one is
/// changed by publishing its next draft.
///
/// Every method throws [org.khuevan.people.NotAllowed] when the actor may not do it, and
/// [NoSuchMaterial] when there is none that they may know of.
@Service
@Transactional
public class Drafts {

    private final JdbcClient database;
    private final MaterialRows rows;
    private final CatalogueJson json;
    private final ChangeLog changes;
    private final DraftFiles files;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Drafts(
            JdbcClient database,
            MaterialRows rows,
            CatalogueJson json,
            ChangeLog changes,
            DraftFiles files,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.json = json;
        this.changes = changes;
        this.files = files;
        this.clock = clock;
    }

    /// Makes a material with an empty first draft.
    public Material create(Actor actor, Description description) {
        if (!(actor instanceof Actor.Member member) || !Rights.mayCreate(actor)) {
            throw new NotAllowed("only teachers and librarians may add materials");
        }
        MaterialId id = MaterialId.random(random);
        database.sql(
                        "insert into material (id, owner, organisation, created_at) values (?, ?,"
                                + " ?, ?)")
                .params(id.value(), member.account().value(), member.organisation().value(), now())
                .update();
        insertDraft(id, 1, description);
        changes.noteDraft(id);
        return draft(actor, id);
    }

    /// The draft of a material, for editing.
    ///
    /// @throws NoDraft when the actor may edit the material, but it has no draft now
    @Transactional(readOnly = true)
    public Material draft(Actor actor, MaterialId id) {
        Material latest = latest(actor, id);
        if (latest.state() != Material.State.DRAFT) {
            throw new NoDraft(id);
        }
        return latest;
    }

    private Material latest(Actor actor, MaterialId id) {
        Material latest = rows.latest(id).orElseThrow(() -> new NoSuchMaterial(id.value()));
        Rights.requireEdit(actor, latest);
        return latest;
    }

    /// Replaces the draft's description, whatever it was.
    public Material describe(Actor actor, MaterialId id, Description description) {
        lock(id);
        return describe(actor, draft(actor, id), description);
    }

    /// Replaces the draft's description, if it still is the one that was read.
    ///
    /// @param seen its revision when it was read
    /// @throws DescribedMeanwhile if it is not
    public Material describe(Actor actor, MaterialId id, int seen, Description description) {
        lock(id);
        Material draft = draft(actor, id);
        if (draft.revision() != seen) {
            throw new DescribedMeanwhile(draft);
        }
        return describe(actor, draft, description);
    }

    private Material describe(Actor actor, Material draft, Description description) {
        database.sql(
                        """
                        update material_version
                        set description = ?::jsonb, saved_at = ?, revision = revision + 1
                        where material = ? and number = ?
                        """)
                .params(json.write(description), now(), draft.id().value(), draft.version())
                .update();
        changes.noteDraft(draft.id());
        return draft(actor, draft.id());
    }

    /// Adds a kept file to the draft, replacing one of the same name and other bytes; what people
    /// wrote for that one stays. Unless it is examined already, its examination begins as queued;
    /// whoever calls this submits the job in the same transaction.
    public MaterialFile addFile(Actor actor, MaterialId id, String name, StoredFile stored) {
        lock(id);
        Material draft = draft(actor, id);
        MaterialFile file = files.put(draft, name, stored);
        touch(draft);
        return file;
    }

    public void removeFile(Actor actor, MaterialId id, FileId file) {
        lock(id);
        Material draft = draft(actor, id);
        if (draft.file(file).isEmpty()) {
            throw new NoSuchMaterial(file.value());
        }
        files.remove(draft, file);
        touch(draft);
    }

    /// Puts the files of the draft into another order; the first is what a viewer opens first.
    ///
    /// @param wanted files of the draft, each once; those left out follow in the order they had
    /// @throws NoSuchMaterial if the draft has not one of them
    public Material arrange(Actor actor, MaterialId id, List<FileId> wanted) {
        lock(id);
        Material draft = draft(actor, id);
        files.arrange(draft, wanted);
        touch(draft);
        return draft(actor, id);
    }

    /// Makes a file wait for an examination again; whoever calls this submits the job in the same
    /// transaction. What was found in a file that could be read stays until there is something
    /// better.
    ///
    /// @return the file as it is now
    public MaterialFile examineAgain(Actor actor, FileId file) {
        requireEditOf(actor, file);
        database.sql(
                        """
                        update material_file
                        set state = 'QUEUED', percent = 0, problem = null, detail = null
                        where id = ? and state <> 'DONE'
                        """)
                .param(file.value())
                .update();
        return rows.file(file).orElseThrow();
    }

    /// Whether the actor may change the material that a file is in; if not, this throws.
    @Transactional(readOnly = true)
    public void requireEditOf(Actor actor, FileId file) {
        Rights.requireEdit(
                actor,
                rows.holding(file).stream()
                        .max(Comparator.comparingInt(Material::version))
                        .orElseThrow(() -> new NoSuchMaterial(file.value())));
    }

    /// The description with what was found in the files filled into what is still empty.
    @Transactional(readOnly = true)
    public Prefilled prefilled(Material draft) {
        var examined = rows.examined(draft);
        boolean titled =
                examined.stream().anyMatch(f -> f.findings().values(Name.TITLE).count() > 0);
        String fromName =
                titled || draft.files().isEmpty()
                        ? ""
                        : draft.principal().map(Drafts::spoken).orElse("");
        List<Findings> found = examined.stream().map(ExaminedFile::findings).toList();
        return new Prefill(found, declined(draft)).fill(draft.description(), fromName);
    }

    private Set<Prefilled.Field> declined(Material draft) {
        String names =
                database.sql(
                                "select declined from material_version where material = ? and"
                                        + " number = ?")
                        .params(draft.id().value(), draft.version())
                        .query(String.class)
                        .single();
        Set<Prefilled.Field> declined = EnumSet.noneOf(Prefilled.Field.class);
        for (Prefilled.Field field : Prefilled.Field.values()) {
            if ((names + " ").contains(" " + field.name() + " ")) {
                declined.add(field);
            }
        }
        return declined;
    }

    /// Leaves a field of a draft empty that its files would fill.
    public void decline(Actor actor, MaterialId id, Prefilled.Field field) {
        Material draft = draft(actor, id);
        database.sql(
                        """
                        update material_version set declined = declined || ' ' || ?
                        where material = ? and number = ?
                        """)
                .params(field.name(), id.value(), draft.version())
                .update();
    }

    /// What the draft lacks: some of it stands in the way of publishing ([Missing#blocks]), some a
    /// person should still add.
    public Set<Missing> missing(Material draft) {
        Description said = draft.description();
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (said.title().isEmpty()) {
            missing.add(Missing.TITLE);
        }
        if (said.language().isEmpty()) {
            missing.add(Missing.LANGUAGE);
        }
        if (said.licence().isEmpty()) {
            missing.add(Missing.LICENCE);
        }
        if (said.resourceType().isEmpty()) {
            missing.add(Missing.RESOURCE_TYPE);
        }
        if (draft.files().isEmpty() && said.relations().isEmpty()) {
            missing.add(Missing.CONTENT);
        }
        if (!draft.files().stream().allMatch(file -> file.examination().isOver())) {
            missing.add(Missing.EXAMINATION);
        }
        return missing;
    }

    /// Publishes the draft: from now on it is what `/m/{id}` shows. Without a draft, what is
    /// published already stays so.
    ///
    /// @return what is published
    /// @throws NotReady if something is missing that blocks
    public Material publish(Actor actor, MaterialId id) {
        lock(id);
        Material draft = latest(actor, id);
        if (draft.state() == Material.State.PUBLISHED) {
            return draft;
        }
        if (draft.state() == Material.State.WITHDRAWN) {
            throw new NoDraft(id);
        }
        Set<Missing> missing = missing(draft);
        missing.removeIf(lack -> !lack.blocks());
        if (!missing.isEmpty()) {
            throw new NotReady(missing);
        }
        database.sql(
                        """
                        update material_version set state = 'PUBLISHED', published_at = ?
                        where material = ? and number = ?
                        """)
                .params(now(), id.value(), draft.version())
                .update();
        database.sql("update material set published_version = ?, withdrawn = false where id = ?")
                .params(draft.version(), id.value())
                .update();
        changes.note(id);
        return rows.published(id).orElseThrow();
    }

    /// Begins the next version as a copy of the published one, or gives the draft that there is.
    public Material newVersion(Actor actor, MaterialId id) {
        lock(id);
        Material latest = latest(actor, id);
        if (latest.state() == Material.State.DRAFT) {
            return latest;
        }
        int next = latest.version() + 1;
        insertDraft(id, next, latest.description());
        database.sql(
                        """
                        insert into version_file (material, number, file, position)
                        select material, ?, file, position from version_file
                        where material = ? and number = ?
                        """)
                .params(next, id.value(), latest.version())
                .update();
        return draft(actor, id);
    }

    /// Deletes the draft; with no published version, the material.
    public void discard(Actor actor, MaterialId id) {
        lock(id);
        Material draft = draft(actor, id);
        database.sql("delete from material_version where material = ? and number = ?")
                .params(id.value(), draft.version())
                .update();
        files.forgetUnused(id);
        database.sql(
                        """
                        delete from material m where id = ?
                        and not exists (select 1 from material_version where material = m.id)
                        """)
                .param(id.value())
                .update();
        changes.noteDraft(id);
    }

    /// Takes a published material out of sight. Its address says so from then on.
    public void withdraw(Actor actor, MaterialId id) {
        lock(id);
        Material published = rows.published(id).orElseThrow(() -> new NoSuchMaterial(id.value()));
        Rights.requireEdit(actor, published);
        database.sql("update material set withdrawn = true where id = ?")
                .param(id.value())
                .update();
        changes.note(id);
    }

    private void insertDraft(MaterialId id, int number, Description description) {
        database.sql(
                        """
                        insert into material_version (material, number, state, description, saved_at)
                        values (?, ?, 'DRAFT', ?::jsonb, ?)
                        """)
                .params(id.value(), number, json.write(description), now())
                .update();
    }

    /// Changes of one material follow each other, so that two files dropped at once do not collide.
    private void lock(MaterialId id) {
        database.sql("select id from material where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    private void touch(Material draft) {
        database.sql("update material_version set saved_at = ? where material = ? and number = ?")
                .params(now(), draft.id().value(), draft.version())
                .update();
        changes.noteDraft(draft.id());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// A file's name as a person would say it: `bai_giang-01.pdf` is "bai giang 01".
    private static String spoken(MaterialFile file) {
        return file.stem().replaceAll("[_-]+", " ").strip();
    }
}
