package org.khuevan.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khuevan.catalogue.Material.Moments;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Organisation;
import org.khuevan.people.OrganisationId;
import org.khuevan.people.People;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads materials from their tables, without asking about rights.
@Component
class MaterialRows {

    private static final String VERSIONS =
            """
            select m.id, m.owner, m.organisation, m.withdrawn, m.published_version, m.created_at,
                   v.number, v.revision, v.state, v.description, v.saved_at, v.published_at
            from material m join material_version v on v.material = m.id
            """;
    private static final String LATEST =
            " v.number = (select max(number) from material_version where material = m.id) ";

    /// Findings are shown once an examination is done, while the next one goes on, and as far as a
    /// first one has come.
    static final String SHOWN = " f.state in ('DONE', 'RUNNING', 'QUEUED')";

    /// Without findings, which are megabytes of a book, and are not to be read to know its name.
    private static final String FILE =
            """
            f.id, f.name, f.sha256, f.size, f.added_at, f.kind, f.media_type, f.state, f.step,
            f.percent, f.problem, f.pictured
            """;

    private final JdbcClient database;
    private final CatalogueJson json;
    private final People people;
    private final SavedCaptions captions;
    private final SavedAlternatives alternatives;

    MaterialRows(
            JdbcClient database,
            CatalogueJson json,
            People people,
            SavedCaptions captions,
            SavedAlternatives alternatives) {
        this.database = database;
        this.json = json;
        this.people = people;
        this.captions = captions;
        this.alternatives = alternatives;
    }

    Optional<Material> version(MaterialId id, int number) {
        return one(read(VERSIONS + "where m.id = ? and v.number = ?", id.value(), number));
    }

    Optional<Material> published(MaterialId id) {
        return one(
                read(VERSIONS + "where m.id = ? and v.number = m.published_version", id.value()));
    }

    List<Material> published(Collection<MaterialId> ids) {
        Object all = ids.stream().map(MaterialId::value).toArray(String[]::new);
        return read(VERSIONS + "where m.id = any (?) and v.number = m.published_version", all);
    }

    Optional<Material> draft(MaterialId id) {
        return one(read(VERSIONS + "where m.id = ? and v.state = 'DRAFT'", id.value()));
    }

    Optional<Material> latest(MaterialId id) {
        return one(read(VERSIONS + "where m.id = ? and" + LATEST, id.value()));
    }

    Map<MaterialId, Material> latest(Collection<MaterialId> ids) {
        Object all = ids.stream().map(MaterialId::value).toArray(String[]::new);
        return read(VERSIONS + "where m.id = any (?) and" + LATEST, all).stream()
                .collect(Collectors.toMap(Material::id, material -> material));
    }

    List<Integer> publishedVersions(MaterialId id) {
        return database.sql(
                        """
                        select number from material_version
                        where material = ? and state = 'PUBLISHED' order by number desc
                        """)
                .param(id.value())
                .query((row, _) -> row.getInt("number"))
                .list();
    }

    Optional<MaterialFile> file(FileId id) {
        return database.sql("select " + FILE + " from material_file f where f.id = ?")
                .param(id.value())
                .query((row, _) -> file(row))
                .optional();
    }

    /// The versions that a file is in.
    List<Material> holding(FileId id) {
        return read(
                VERSIONS
                        + """
                        where exists (select 1 from version_file f
                                      where f.material = m.id and f.number = v.number and f.file = ?)
                        """,
                id.value());
    }

    /// The newest of them.
    ///
    /// @throws NoSuchMaterial if there is no such file
    Material latestHolding(FileId id) {
        return holding(id).stream()
                .max(Comparator.comparingInt(Material::version))
                .orElseThrow(() -> new NoSuchMaterial(id.value()));
    }

    List<ExaminedFile> examined(Material material) {
        Map<String, ExaminedFile> found =
                database
                        .sql(
                                """
                                select f.* from material_file f
                                join version_file v on v.file = f.id
                                where v.material = ? and v.number = ?
                                  and f.findings is not null and
                                """
                                        + SHOWN)
                        .params(material.id().value(), material.version())
                        .query((row, _) ->
                                new ExaminedFile(
                                        file(row),
                                        json.findings(text(row, "findings")),
                                        text(row, "derived_root")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(e -> e.file().id().value(), e -> e));
        return joined(
                material.files().stream()
                        .map(file -> found.get(file.id().value()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    Optional<ExaminedFile> examined(FileId id) {
        return database.sql(
                        """
                        select f.* from material_file f
                        where f.id = ? and f.findings is not null and
                        """
                                + SHOWN)
                .param(id.value())
                .query((row, _) ->
                        new ExaminedFile(
                                file(row),
                                json.findings(text(row, "findings")),
                                text(row, "derived_root")))
                .optional()
                .map(found -> joined(List.of(found)).getFirst());
    }

    /// With what was written here.
    private List<ExaminedFile> joined(List<ExaminedFile> files) {
        return alternatives.joined(captions.joined(files));
    }

    /// Where the storage keeps what was derived from a file.
    Optional<String> derivedRoot(FileId id) {
        return database.sql(
                        """
                        select f.derived_root from material_file f
                        where f.id = ? and f.findings is not null and
                        """
                                + SHOWN)
                .param(id.value())
                .query(String.class)
                .optional();
    }

    /// The files inside a bundle, in its order.
    List<Finding.Inside> inside(FileId id) {
        return database.sql(
                        """
                        select one from material_file f
                        cross join jsonb_array_elements(f.findings -> 'all')
                            with ordinality as found (one, position)
                        where f.id = ? and f.state = 'DONE' and one ->> 'is' = 'Inside'
                        order by position
                        """)
                .param(id.value())
                .query((row, _) -> json.inside(text(row, "one")))
                .list();
    }

    private static Optional<Material> one(List<Material> found) {
        return found.stream().findFirst();
    }

    private List<Material> read(String sql, Object... parameters) {
        List<Version> versions =
                database.sql(sql).params(parameters).query((row, _) -> version(row)).list();
        if (versions.isEmpty()) {
            return List.of();
        }
        Map<String, List<MaterialFile>> files =
                files(versions.stream().map(Version::id).distinct().toList());
        Map<UUID, Organisation> organisations =
                people.organisations().stream()
                        .collect(Collectors.toMap(o -> o.id().value(), o -> o));
        Map<AccountId, Account> owners =
                people.find(
                        versions.stream()
                                .map(one -> new AccountId(one.owner()))
                                .distinct()
                                .toList());
        return versions.stream()
                .map(v ->
                        v.material(
                                Optional.ofNullable(owners.get(new AccountId(v.owner())))
                                        .map(Account::displayName)
                                        .orElse(""),
                                organisations.get(v.organisation()),
                                files.getOrDefault(v.id() + "/" + v.number(), List.of())))
                .toList();
    }

    private Map<String, List<MaterialFile>> files(Collection<String> materials) {
        record Placed(String version, MaterialFile file) {}
        return database
                .sql(
                        "select v.material || '/' || v.number as version, "
                                + FILE
                                + """
                                from version_file v join material_file f on f.id = v.file
                                where v.material in (:materials) order by v.position
                                """)
                .param("materials", materials)
                .query((row, _) -> new Placed(text(row, "version"), file(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Placed::version,
                                Collectors.mapping(
                                        Placed::file, Collectors.toCollection(ArrayList::new))));
    }

    private Version version(ResultSet row) throws SQLException {
        boolean draft = text(row, "state").equals("DRAFT");
        return new Version(
                text(row, "id"),
                row.getInt("number"),
                row.getInt("revision"),
                draft
                        ? Material.State.DRAFT
                        : row.getBoolean("withdrawn")
                                ? Material.State.WITHDRAWN
                                : Material.State.PUBLISHED,
                row.getObject("owner", UUID.class),
                row.getObject("organisation", UUID.class),
                json.description(text(row, "description")),
                instant(row, "created_at"),
                instant(row, "saved_at"),
                Optional.ofNullable(row.getObject("published_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static MaterialFile file(ResultSet row) throws SQLException {
        return new MaterialFile(
                new FileId(text(row, "id")),
                text(row, "name"),
                new StoredFile(new Sha256(text(row, "sha256")), row.getLong("size")),
                Kind.valueOf(text(row, "kind")),
                text(row, "media_type"),
                instant(row, "added_at"),
                state(row));
    }

    private static ExaminationState state(ResultSet row) throws SQLException {
        return switch (text(row, "state")) {
            case "QUEUED" -> new ExaminationState.Queued();
            case "RUNNING" ->
                    new ExaminationState.Running(
                            Step.valueOf(text(row, "step")), row.getInt("percent"));
            case "DONE" -> new ExaminationState.Done(row.getBoolean("pictured"));
            case "FAILED" -> new ExaminationState.Failed(Problem.valueOf(text(row, "problem")));
            case "CANCELLED" -> new ExaminationState.Cancelled();
            default -> new ExaminationState.GaveUp();
        };
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Version(
            String id,
            int number,
            int revision,
            Material.State state,
            UUID owner,
            UUID organisation,
            Description description,
            Instant created,
            Instant saved,
            Optional<Instant> publishedAt) {

        Material material(String ownerName, @Nullable Organisation in, List<MaterialFile> files) {
            return new Material(
                    new MaterialId(id),
                    number,
                    revision,
                    state,
                    new AccountId(owner),
                    ownerName,
                    in == null ? new Organisation(new OrganisationId(organisation), "–") : in,
                    description,
                    files,
                    created,
                    saved,
                    new Moments(publishedAt));
        }
    }
}
