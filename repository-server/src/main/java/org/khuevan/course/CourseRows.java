package org.khuevan.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Course.State;
import org.khuevan.course.Course.Teacher;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.OrganisationId;
import org.khuevan.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads courses from their tables, without asking about rights.
@Component
class CourseRows {

    private static final String VERSIONS =
            """
            select c.id, c.organisation, c.joining, c.closed,
                   v.number, v.revision, v.state, v.saved_at, v.published_at,
                   -- What was published is known, most of the time.
                   case when v.state = 'DRAFT' then v.content end as draft
            from course c join course_version v on v.course = c.id
            """;
    private static final String PUBLISHED = " v.number = c.published_version ";
    private static final String LATEST =
            " v.number = (select max(number) from course_version where course = c.id) ";

    private final JdbcClient database;
    private final PublishedContents contents;
    private final CourseJson json;
    private final People people;

    CourseRows(JdbcClient database, PublishedContents contents, CourseJson json, People people) {
        this.database = database;
        this.contents = contents;
        this.json = json;
        this.people = people;
    }

    Optional<Course> version(CourseId id, int number) {
        return one("where c.id = ? and v.number = ?", id.value(), number);
    }

    Optional<Course> published(CourseId id) {
        return one("where c.id = ? and" + PUBLISHED, id.value());
    }

    Optional<Course> latest(CourseId id) {
        return one("where c.id = ? and" + LATEST, id.value());
    }

    /// The last published version that has an activity, for what students did in one that was
    /// removed since.
    Optional<Course> lastWith(CourseId id, ActivityId activity) {
        return one(
                """
                where c.id = ? and v.state = 'PUBLISHED'
                  and jsonb_path_exists(v.content, '$.sections[*].activities[*] ? (@.id == $id)',
                                        jsonb_build_object('id', ?))
                order by v.number desc limit 1
                """,
                id.value(),
                activity.value());
    }

    private Optional<Course> one(String where, Object... parameters) {
        return read(where, parameters).stream().findFirst();
    }

    private List<Course> read(String where, Object... parameters) {
        List<Version> versions =
                database.sql(VERSIONS + where)
                        .params(parameters)
                        .query((row, _) -> version(row))
                        .list();
        if (versions.isEmpty()) {
            return List.of();
        }
        Map<String, List<Teacher>> teachers =
                teachers(versions.stream().map(Version::id).distinct().toList());
        Map<PublishedContents.Key, CourseContent> published =
                contents.of(
                        versions.stream()
                                .filter(version -> version.draft().isEmpty())
                                .map(Version::key)
                                .toList());
        return versions.stream()
                .map(version ->
                        version.course(
                                version.draft()
                                        .or(() -> Optional.ofNullable(published.get(version.key())))
                                        .orElseThrow(),
                                teachers.getOrDefault(version.id(), List.of())))
                .toList();
    }

    private Map<String, List<Teacher>> teachers(Collection<String> courses) {
        record Row(String course, UUID account) {}
        List<Row> rows =
                database.sql(
                                """
                                select course, account from course_teacher
                                where course in (:courses) order by position
                                """)
                        .param("courses", courses)
                        .query((row, _) ->
                                new Row(
                                        row.getString("course"),
                                        row.getObject("account", UUID.class)))
                        .list();
        Map<AccountId, Account> names =
                people.find(rows.stream().map(row -> new AccountId(row.account())).toList());
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                Row::course,
                                Collectors.mapping(
                                        row -> teacher(new AccountId(row.account()), names),
                                        Collectors.toList())));
    }

    private static Teacher teacher(AccountId id, Map<AccountId, Account> known) {
        return new Teacher(
                id, Optional.ofNullable(known.get(id)).map(Account::displayName).orElse(""));
    }

    /// The names of those who teach some courses, by course.
    Map<String, List<String>> teacherNames(Collection<String> courses) {
        return courses.isEmpty()
                ? Map.of()
                : teachers(courses).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry ->
                                                entry.getValue().stream()
                                                        .map(Teacher::name)
                                                        .toList()));
    }

    private Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("id"),
                row.getInt("number"),
                row.getInt("revision"),
                state(row),
                Joining.valueOf(row.getString("joining")),
                Optional.ofNullable(row.getString("draft")).map(json::read),
                row.getObject("organisation", UUID.class),
                row.getObject("saved_at", OffsetDateTime.class),
                Optional.ofNullable(publishedAt(row)));
    }

    private static @Nullable OffsetDateTime publishedAt(ResultSet row) throws SQLException {
        return row.getObject("published_at", OffsetDateTime.class);
    }

    static State state(ResultSet row) throws SQLException {
        return row.getString("state").equals("DRAFT")
                ? State.DRAFT
                : row.getBoolean("closed") ? State.CLOSED : State.PUBLISHED;
    }

    private record Version(
            String id,
            int number,
            int revision,
            State state,
            Joining joining,
            Optional<CourseContent> draft,
            UUID organisation,
            OffsetDateTime saved,
            Optional<OffsetDateTime> published) {

        PublishedContents.Key key() {
            return new PublishedContents.Key(id, number);
        }

        Course course(CourseContent content, List<Teacher> teachers) {
            return new Course(
                    new CourseId(id),
                    number,
                    revision,
                    state,
                    joining,
                    content,
                    teachers,
                    new OrganisationId(organisation),
                    saved.toInstant(),
                    published.map(OffsetDateTime::toInstant));
        }
    }
}
