package org.khuevan.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.khuevan.people.Actor;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything a person has done in courses: to take along, and to have deleted.
@Service
public class OwnRecords {

    /// What is taken along, by the name of its file. Papers hold what is right, so of attempts the
    /// answers and marks are given and not the questions' keys.
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put(
                "account",
                "select login, display_name, email, role, created_at from account where id = ?");
        QUERIES.put(
                "courses",
                "select course, enrolled_at, left_at from enrolment where account = ?"
                        + " order by enrolled_at");
        QUERIES.put(
                "progress",
                "select course, activity, state, seen_at from progress where account = ?"
                        + " order by course, activity");
        QUERIES.put(
                "deeds",
                "select id, course, activity, at, received_at, kind, from_ms, to_ms, page from deed"
                        + " where account = ? order by received_at");
        QUERIES.put(
                "attempts",
                "select id, course, activity, number, started_at, due_at, submitted_at from attempt"
                        + " where account = ? order by started_at");
        QUERIES.put(
                "answers",
                """
                select a.attempt, a.question,
                       jsonb_path_query_first(t.paper, '$.questions[*] ? (@.stem.id == $id).stem.text',
                                              jsonb_build_object('id', a.question)) as asked,
                       a.given, a.saved_at
                from answer a join attempt t on t.id = a.attempt
                where t.account = ? order by a.saved_at
                """);
        QUERIES.put(
                "work",
                """
                select h.id, h.course, h.activity, h.text, h.submitted_at,
                       (select jsonb_agg('files/' || f.id || '/' || f.name order by f.added_at)
                        from hand_in_file f where f.hand_in = h.id) as files,
                       m.levels, m.points, m.out_of, m.comment, m.marked_at
                from hand_in h left join hand_in_mark m on m.hand_in = h.id
                where h.account = ? order by h.saved_at
                """);
        QUERIES.put(
                "notes",
                "select course, activity, place, position, text, written_at from note"
                        + " where account = ? order by written_at");
        QUERIES.put(
                "posts",
                "select course, activity, answers, text, written_at from post"
                        + " where account = ? and removed_at is null order by written_at");
        QUERIES.put(
                "certificates",
                "select code, course, person, title, organisation, percent, issued_at"
                        + " from certificate where account = ? order by issued_at");
    }

    private final OwnResults results;
    private final Storage storage;
    private final JdbcClient database;
    private final LearningJson json;
    private final LearningSettings settings;
    private final Clock clock;

    OwnRecords(
            OwnResults results,
            Storage storage,
            JdbcClient database,
            LearningJson json,
            LearningSettings settings,
            Clock clock) {
        this.results = results;
        this.storage = storage;
        this.database = database;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether grades and certificates stay when everything else is deleted.
    public boolean keepsGrades() {
        return settings.keepGrades();
    }

    /// Writes everything as a ZIP archive: one JSON file (RFC 8259) for each kind of thing, and the
    /// files that were handed in as they are.
    ///
    /// @param out not closed
    @Transactional(readOnly = true)
    public void write(Actor.Member person, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (var query : QUERIES.entrySet()) {
            zip.putNextEntry(new ZipEntry(query.getKey() + ".json"));
            zip.write(json.pretty(rows(query.getValue(), person)));
            zip.closeEntry();
        }
        zip.putNextEntry(new ZipEntry("grades.json"));
        zip.write(json.pretty(results.grades(person)));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("marks.json"));
        zip.write(json.pretty(results.marks(person)));
        zip.closeEntry();
        record Kept(UUID id, String name, String sha256) {}
        List<Kept> files =
                database.sql(
                                """
                                select f.id, f.name, f.sha256 from hand_in_file f
                                join hand_in h on h.id = f.hand_in where h.account = ?
                                """)
                        .param(person.account().value())
                        .query((row, _) ->
                                new Kept(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getString("sha256")))
                        .list();
        for (Kept file : files) {
            try (InputStream bytes =
                    storage.open(new Sha256(file.sha256()), 0, Long.MAX_VALUE)
                            .orElse(InputStream.nullInputStream())) {
                zip.putNextEntry(new ZipEntry("files/" + file.id() + "/" + file.name()));
                bytes.transferTo(zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private List<Map<String, Object>> rows(String query, Actor.Member person) {
        return database.sql(query).param(person.account().value()).query().listOfRows().stream()
                .map(this::plain)
                .toList();
    }

    /// JSON columns as JSON, times as ISO 8601.
    private Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((name, value) ->
                plain.put(
                        name,
                        switch (value) {
                            case null -> "";
                            case org.postgresql.util.PGobject object ->
                                    json.read(String.valueOf(object.getValue()), Object.class);
                            case java.sql.Timestamp time -> time.toInstant().toString();
                            case Object other -> other;
                        }));
        return plain;
    }

    /// Deletes what a person has done. Grades and certificates stay where the platform keeps them:
    /// that work was handed in and what it earned, but not the work. Nobody is left with an empty
    /// sheet to mark: work without a mark goes, and an essay without one is worth nothing.
    @Transactional
    public void delete(Actor.Member person) {
        for (String table : List.of("deed", "progress", "note", "post_report")) {
            database.sql("delete from " + table + " where account = ?")
                    .param(person.account().value())
                    .update();
        }
        each(
                person,
                """
                update post set text = '', removed_at = coalesce(removed_at, now())
                where account = ?
                """,
                "update enrolment set left_at = coalesce(left_at, now()) where account = ?",
                "delete from attempt where account = ? and submitted_at is null",
                """
                delete from hand_in h where account = ? and submitted_at is null
                and not exists (select 1 from hand_in_mark where hand_in = h.id)
                """,
                """
                delete from hand_in_before b using hand_in h
                where h.id = b.hand_in and h.account = ?
                """);
        if (settings.keepGrades()) {
            each(
                    person,
                    "delete from answer a using attempt t where t.id = a.attempt and t.account = ?",
                    """
                    update question_mark m set comment = '', credit = coalesce(credit, 0)
                    from attempt t where t.id = m.attempt and t.account = ?
                    """,
                    """
                    delete from hand_in h where account = ?
                    and not exists (select 1 from hand_in_mark where hand_in = h.id)
                    """,
                    """
                    delete from hand_in_file f using hand_in h
                    where h.id = f.hand_in and h.account = ?
                    """,
                    "update hand_in set text = '' where account = ?",
                    """
                    update hand_in_mark m set comment = ''
                    from hand_in h where h.id = m.hand_in and h.account = ?
                    """);
        } else {
            each(
                    person,
                    "delete from attempt where account = ?",
                    "delete from hand_in where account = ?",
                    "delete from certificate where account = ?");
        }
    }

    private void each(Actor.Member person, String... statements) {
        for (String statement : statements) {
            database.sql(statement).param(person.account().value()).update();
        }
    }
}
