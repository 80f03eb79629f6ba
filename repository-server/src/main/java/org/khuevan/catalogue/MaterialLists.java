package org.khuevan.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.khuevan.people.AccountId;
import org.khuevan.people.OrganisationId;
import org.khuevan.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of the latest version of each material, narrowed, counted and cut into pages by the
/// database: there may be more of them than anybody should wait for.
@Component
class MaterialLists {

    private static final String WANTED =
            """
            from material m join lateral (
                select * from material_version where material = m.id order by number desc limit 1
            ) v on true
            where (:words = '' or position(plain(:words) in plain(v.description ->> 'title')) > 0
                   or m.owner = any (:owners)
                   or v.description ->> 'title' = '' and exists (
                       select 1 from version_file x join material_file f on f.id = x.file
                       where x.material = m.id and x.number = v.number
                         and position(plain(:words) in plain(f.name)) > 0))
            """;
    private static final String ATTENTION =
            """
            (exists (select 1 from unnest(array['title', 'language', 'licence', 'resourceType']) key
                     where coalesce(v.description ->> key, '') = '')
             or v.description -> 'subjects' = '[]'
             or v.description -> 'relations' = '[]' and not exists (
                 select 1 from version_file x where x.material = m.id and x.number = v.number)
             or exists (select 1 from version_file x join material_file f on f.id = x.file
                        where x.material = m.id and x.number = v.number
                          and f.state in ('FAILED', 'GAVE_UP', 'CANCELLED')))
            """;

    private final JdbcClient database;
    private final MaterialRows rows;
    private final People people;

    MaterialLists(JdbcClient database, MaterialRows rows, People people) {
        this.database = database;
        this.rows = rows;
        this.people = people;
    }

    Materials.Page ownedBy(AccountId owner, MaterialFilter filter, int from, int size) {
        return page(" and m.owner = :whose", owner.value(), filter, from, size);
    }

    Materials.Page of(OrganisationId organisation, MaterialFilter filter, int from, int size) {
        return page(" and m.organisation = :whose", organisation.value(), filter, from, size);
    }

    Materials.Page all(MaterialFilter filter, int from, int size) {
        return page("", new UUID(0, 0), filter, from, size);
    }

    private Materials.Page page(
            String scope, UUID whose, MaterialFilter filter, int from, int size) {
        String wanted = WANTED + scope + " and " + picked(filter.pick());
        Map<String, Object> values = new HashMap<>();
        values.put("words", filter.words());
        values.put("owners", filter.words().isEmpty() ? new UUID[0] : owners(filter.words()));
        values.put("whose", whose);
        values.put("from", from);
        values.put("size", size);
        long total =
                database.sql("select count(*) " + wanted).params(values).query(Long.class).single();
        List<MaterialId> ids =
                database.sql(
                                "select m.id "
                                        + wanted
                                        + " order by v.saved_at desc, m.id offset :from limit"
                                        + " :size")
                        .params(values)
                        .query((row, _) -> new MaterialId(row.getString("id")))
                        .list();
        Map<MaterialId, Material> found = rows.latest(ids);
        return new Materials.Page(
                ids.stream().map(id -> found.get(id)).filter(Objects::nonNull).toList(), total);
    }

    /// Who owns what is known by id; names belong to the people.
    private UUID[] owners(String words) {
        return people.named(words).stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static String picked(MaterialFilter.Pick pick) {
        return switch (pick) {
            case ALL -> "true";
            case ATTENTION -> ATTENTION;
            case PUBLISHED -> "v.state = 'PUBLISHED' and not m.withdrawn";
            case DRAFT -> "v.state = 'DRAFT'";
            case WITHDRAWN -> "v.state = 'PUBLISHED' and m.withdrawn";
        };
    }

    /// The small picture of each file that has one. All else that was found in them stays in the
    /// database, for it may be a book.
    Map<FileId, String> thumbnails(Collection<FileId> files) {
        Map<FileId, String> thumbnails = new HashMap<>();
        database.sql(
                        """
                        select id, jsonb_path_query_first(
                            findings, '$.all[*] ? (@.is == "Thumbnail").path') #>> '{}' as path
                        from material_file where id = any (?) and findings is not null
                        """)
                .param(files.stream().map(FileId::value).toArray(String[]::new))
                .query(row -> {
                    String path = row.getString("path");
                    if (path != null) {
                        FileId file = new FileId(row.getString("id"));
                        thumbnails.put(file, Address.derived(file, path));
                    }
                });
        return thumbnails;
    }
}
