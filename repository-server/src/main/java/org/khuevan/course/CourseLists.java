package org.khuevan.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of courses, read without what is in them.
@Component
class CourseLists {

    private static final String LISTED =
            """
            from course c join course_version v on v.course = c.id and v.number = c.published_version
            where not c.closed and c.joining in ('OPEN', 'KEY')
            """;
    private static final String WANTED =
            """
              and (:subject = '' or jsonb_exists(v.description -> 'subjects', :subject))
              and (:level = '' or jsonb_exists(v.description -> 'levels', :level))
              and (:language = '' or v.description ->> 'language' = :language)
              and (:hours = 0 or (v.description ->> 'hours')::int between 1 and :hours)
            """;

    private final JdbcClient database;
    private final CourseJson json;
    private final CourseRows rows;

    CourseLists(JdbcClient database, CourseJson json, CourseRows rows) {
        this.database = database;
        this.json = json;
        this.rows = rows;
    }

    /// The last published first.
    ListedCourse.Page page(CourseFilter filter, int from, int count) {
        int total =
                asked("select count(*) " + LISTED + WANTED, filter).query(Integer.class).single();
        List<ListedCourse> found =
                asked(
                                "select c.id, c.joining, v.description, v.published_at "
                                        + LISTED
                                        + WANTED
                                        + " order by v.published_at desc, c.id"
                                        + " limit :count offset :from",
                                filter)
                        .param("count", count)
                        .param("from", from)
                        .query((row, _) -> listed(row))
                        .list();
        Map<String, List<String>> teachers =
                rows.teacherNames(found.stream().map(course -> course.id().value()).toList());
        return new ListedCourse.Page(
                found.stream()
                        .map(course ->
                                new ListedCourse(
                                        course.id(),
                                        course.description(),
                                        course.joining(),
                                        teachers.getOrDefault(course.id().value(), List.of()),
                                        course.published()))
                        .toList(),
                total);
    }

    /// The latest version of each course that somebody teaches, the last saved first.
    List<TaughtCourse> taughtBy(AccountId account) {
        return database.sql(
                        """
                        select c.id, c.joining, c.closed, v.number, v.state, v.saved_at,
                               v.description ->> 'title' as title,
                               coalesce(v.description ->> 'language', '') as language,
                               (select coalesce(sum(jsonb_array_length(section -> 'activities')), 0)
                                from jsonb_array_elements(v.content -> 'sections') section)
                                   as activities
                        from course_teacher t
                            join course c on c.id = t.course
                            join lateral (select * from course_version where course = c.id
                                          order by number desc limit 1) v on true
                        where t.account = ?
                        order by v.saved_at desc, c.id
                        """)
                .param(account.value())
                .query((row, _) ->
                        new TaughtCourse(
                                new CourseId(row.getString("id")),
                                row.getString("title"),
                                row.getString("language"),
                                row.getInt("number"),
                                CourseRows.state(row),
                                Joining.valueOf(row.getString("joining")),
                                row.getInt("activities"),
                                row.getObject("saved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    ListedCourse.Choices choices() {
        Set<String> subjects = new HashSet<>();
        Set<String> levels = new HashSet<>();
        Set<String> languages = new HashSet<>();
        Stream.of("subjects", "levels")
                .forEach(list ->
                        database.sql(
                                        "select distinct jsonb_array_elements_text(v.description ->"
                                                + " :list) "
                                                + LISTED)
                                .param("list", list)
                                .query(String.class)
                                .list()
                                .forEach((list.equals("levels") ? levels : subjects)::add));
        languages.addAll(
                database.sql("select distinct v.description ->> 'language' " + LISTED)
                        .query(String.class)
                        .list());
        return new ListedCourse.Choices(subjects, levels, languages);
    }

    private JdbcClient.StatementSpec asked(String sql, CourseFilter filter) {
        return database.sql(sql)
                .param("subject", filter.subject())
                .param("level", filter.level())
                .param("language", filter.language())
                .param("hours", filter.hours());
    }

    private ListedCourse listed(ResultSet row) throws SQLException {
        return new ListedCourse(
                new CourseId(row.getString("id")),
                json.readDescription(row.getString("description")),
                Joining.valueOf(row.getString("joining")),
                List.of(),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
