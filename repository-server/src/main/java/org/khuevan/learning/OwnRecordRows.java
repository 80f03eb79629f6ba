package org.khuevan.learning;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.Question;
import org.khuevan.people.Actor;
import org.khuevan.storage.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a person has done in courses as they take it along, but for the bytes of their files.
@Component
class OwnRecordRows {

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
                       a.given, a.saved_at, t.course, t.activity,
                       jsonb_path_query_first(t.paper, '$.questions[*] ? (@.stem.id == $id)',
                                              jsonb_build_object('id', a.question)) as paper
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
                "work-given-back",
                """
                select b.hand_in as id, h.course, h.activity, b.text, b.submitted_at,
                       (select jsonb_agg('files/' || f.id || '/' || f.name order by f.added_at)
                        from hand_in_before_file f
                        where f.hand_in = b.hand_in and f.returned_at = b.returned_at) as files,
                       b.points, b.out_of, b.comment, b.returned_at
                from hand_in_before b join hand_in h on h.id = b.hand_in
                where h.account = ? order by b.returned_at
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
                "reports",
                "select p.course, p.activity, r.post, r.reason, r.reported_at from post_report r"
                    + " join post p on p.id = r.post where r.account = ? order by r.reported_at");
        QUERIES.put(
                "certificates",
                "select code, course, person, title, organisation, percent, issued_at"
                        + " from certificate where account = ? order by issued_at");
    }

    private final OwnResults results;
    private final Classroom classroom;
    private final JdbcClient database;
    private final LearningJson json;

    OwnRecordRows(OwnResults results, Classroom classroom, JdbcClient database, LearningJson json) {
        this.results = results;
        this.classroom = classroom;
        this.database = database;
        this.json = json;
    }

    /// @param documents JSON (RFC 8259) by the names of their files
    record Taken(Map<String, byte[]> documents, List<TakenFile> files) {}

    /// A file that was handed in.
    record TakenFile(UUID id, String name, Sha256 hash) {}

    /// All at the same moment. Nothing is open in the database afterwards, however long it then
    /// takes to send it.
    @Transactional(readOnly = true)
    public Taken of(Actor.Member person) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        Map<ActivityId, String> titles = new HashMap<>();
        QUERIES.forEach((name, query) ->
                documents.put(name + ".json", json.pretty(rows(query, person, titles))));
        documents.put("grades.json", json.pretty(results.grades(person)));
        documents.put("marks.json", json.pretty(results.marks(person)));
        return new Taken(documents, files(person));
    }

    private List<TakenFile> files(Actor.Member person) {
        return database.sql(
                        """
                        select f.id, f.name, f.sha256 from hand_in_file f
                        join hand_in h on h.id = f.hand_in where h.account = :account
                        union all
                        select f.id, f.name, f.sha256 from hand_in_before_file f
                        join hand_in h on h.id = f.hand_in where h.account = :account
                        """)
                .param("account", person.account().value())
                .query((row, _) ->
                        new TakenFile(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                new Sha256(row.getString("sha256"))))
                .list();
    }

    private List<Map<String, Object>> rows(
            String query, Actor.Member person, Map<ActivityId, String> titles) {
        return database.sql(query).param(person.account().value()).query().listOfRows().stream()
                .map(row -> plain(row, titles))
                .toList();
    }

    /// JSON columns as JSON, times as ISO 8601, ids with the titles of what they name, and answers
    /// as one reads them. Papers hold what is right, and stay here.
    private Map<String, Object> plain(
            Map<String, @Nullable Object> row, Map<ActivityId, String> titles) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (!name.equals("paper")) {
                plain.put(name, plain(value));
            }
        });
        if (row.get("course") instanceof String course
                && row.get("activity") instanceof String activity) {
            plain.put(
                    "activity_title",
                    titles.computeIfAbsent(
                            new ActivityId(activity), id -> title(new CourseId(course), id)));
        }
        if (row.get("paper") instanceof org.postgresql.util.PGobject paper
                && row.get("given") instanceof org.postgresql.util.PGobject given) {
            plain.put(
                    "in_words",
                    AnswerInWords.of(read(paper, Question.class), read(given, Answer.class)));
        }
        return plain;
    }

    private Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case org.postgresql.util.PGobject object -> read(object, Object.class);
            case java.sql.Timestamp time -> time.toInstant().toString();
            case Object other -> other;
        };
    }

    private <T> T read(org.postgresql.util.PGobject column, Class<T> type) {
        return json.read(String.valueOf(column.getValue()), type);
    }

    private String title(CourseId course, ActivityId activity) {
        return classroom.lastKnown(course, activity).map(Activity::title).orElse("");
    }
}
