package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Talking beside an activity. Who is in the course reads and writes; its teachers hide what should
/// not be there.
@Service
@Transactional
public class Discussions {

    private static final int LONGEST = 10_000;
    private static final int MOST = 500;

    private final Classroom classroom;
    private final JdbcClient database;
    private final People people;
    private final Clock clock;

    Discussions(Classroom classroom, JdbcClient database, People people, Clock clock) {
        this.classroom = classroom;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /// Writes something.
    ///
    /// @param id made by the sender; what is sent again is written once
    /// @param answers what it answers
    /// @throws NotPossible if the activity is not open
    public void write(
            Actor.Member author,
            UUID id,
            CourseId course,
            ActivityId activity,
            Optional<UUID> answers,
            String text) {
        classroom.open(author, course, activity);
        String tidy = tidy(text);
        int written =
                database.sql(
                                """
                                insert into post (id, course, activity, account, answers, text,
                                                  written_at)
                                select :id, :course, :activity, :account, :answers::uuid, :text, :now
                                where :answers::uuid is null
                                   or exists (select 1 from post
                                              where id = :answers::uuid and course = :course
                                                    and activity = :activity)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("course", course.value())
                        .param("activity", activity.value())
                        .param("account", author.account().value())
                        .param("answers", answers.orElse(null), Types.OTHER)
                        .param("text", tidy)
                        .param("now", Deeds.utc(clock.instant()))
                        .update();
        if (written == 0 && !isOwn(author, id)) {
            throw new NoSuchActivity("post to answer");
        }
    }

    private boolean isOwn(Actor.Member author, UUID id) {
        return database.sql("select exists (select 1 from post where id = ? and account = ?)")
                .params(id, author.account().value())
                .query(Boolean.class)
                .single();
    }

    /// The conversations in which something was said last, at most 500; the oldest post first.
    ///
    /// @throws NotPossible if the activity is not open to the reader yet
    @Transactional(readOnly = true)
    public List<Post> of(Actor.Member reader, CourseId course, ActivityId activity) {
        return of(reader, course, activity, MOST);
    }

    /// @param most conversations
    @Transactional(readOnly = true)
    public List<Post> of(Actor.Member reader, CourseId course, ActivityId activity, int most) {
        classroom.requireReadable(reader, course, activity);
        Course known = classroom.course(course);
        return read(reader, known, activity, classroom.teaches(reader, known), most);
    }

    /// How much is said beside an activity.
    public record Amount(int conversations, int posts) {}

    @Transactional(readOnly = true)
    public Amount amount(CourseId course, ActivityId activity) {
        return database.sql(
                        """
                        select count(*) filter (where answers is null), count(*) from post
                        where course = ? and activity = ?
                        """)
                .params(course.value(), activity.value())
                .query((row, _) -> new Amount(row.getInt(1), row.getInt(2)))
                .single();
    }

    /// What others reported, for the teachers of a course.
    @Transactional(readOnly = true)
    public List<Reported> reported(Actor.Member teacher, CourseId course) {
        classroom.taught(teacher, course);
        return database.sql(
                        """
                        select distinct p.id, p.activity from post p
                        join post_report r on r.post = p.id
                        where p.course = ? and p.hidden_at is null and p.removed_at is null
                        """)
                .param(course.value())
                .query((row, _) ->
                        new Reported(
                                row.getObject("id", UUID.class),
                                new ActivityId(row.getString("activity"))))
                .list();
    }

    /// A post that waits for a teacher to look at it.
    public record Reported(UUID post, ActivityId activity) {}

    /// Removes what one wrote.
    public void remove(Actor.Member author, UUID id) {
        int removed =
                database.sql(
                                """
                                update post set removed_at = coalesce(removed_at, ?), text = ''
                                where id = ? and account = ?
                                """)
                        .params(Deeds.utc(clock.instant()), id, author.account().value())
                        .update();
        if (removed == 0) {
            throw new NoSuchActivity("post " + id);
        }
    }

    /// Tells the teachers that something should not be there.
    public void report(Actor.Member reader, UUID id, String reason) {
        requireReadable(reader, id);
        database.sql(
                        """
                        insert into post_report (post, account, reason, reported_at)
                        values (?, ?, ?, ?)
                        on conflict (post, account) do update set reason = excluded.reason
                        """)
                .params(
                        id,
                        reader.account().value(),
                        reason.strip().substring(0, Math.min(500, reason.strip().length())),
                        Deeds.utc(clock.instant()))
                .update();
    }

    /// Hides a post, or shows it again; the reports are answered with it.
    ///
    /// @throws NotAllowed for those who do not teach the course
    public void hide(Actor.Member teacher, UUID id, boolean hidden) {
        CourseId course = courseOf(id);
        classroom.member(teacher, course);
        classroom.taught(teacher, course);
        database.sql("update post set hidden_at = ?, hidden_by = ? where id = ?")
                .param(hidden ? Deeds.utc(clock.instant()) : null)
                .param(hidden ? teacher.account().value() : null)
                .param(id)
                .update();
        database.sql("delete from post_report where post = ?").param(id).update();
    }

    private void requireReadable(Actor.Member reader, UUID post) {
        record Where(CourseId course, ActivityId activity) {}
        Where where =
                database.sql("select course, activity from post where id = ?")
                        .param(post)
                        .query((row, _) ->
                                new Where(
                                        new CourseId(row.getString("course")),
                                        new ActivityId(row.getString("activity"))))
                        .optional()
                        .orElseThrow(() -> new NoSuchActivity("post " + post));
        classroom.requireReadable(reader, where.course(), where.activity());
    }

    private CourseId courseOf(UUID post) {
        return database.sql("select course from post where id = ?")
                .param(post)
                .query((row, _) -> new CourseId(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NoSuchActivity("post " + post));
    }

    private List<Post> read(
            Actor.Member reader, Course course, ActivityId activity, boolean teaches, int most) {
        List<Row> rows =
                database.sql(
                                """
                                with recursive said as (
                                    select id, id as begun, written_at from post
                                    where course = ? and activity = ? and answers is null
                                    union all
                                    select p.id, s.begun, p.written_at
                                    from said s join post p on p.answers = s.id
                                ), newest as (
                                    select begun from said group by begun
                                    order by max(written_at) desc limit ?
                                )
                                select p.id, p.answers, p.account, p.text, p.written_at,
                                       p.hidden_at, p.removed_at,
                                       array(select r.reason from post_report r where r.post = p.id
                                             order by r.reported_at) as reports
                                from newest join said using (begun) join post p using (id)
                                order by p.written_at
                                """)
                        .params(course.id().value(), activity.value(), most)
                        .query((row, _) -> new Row(author(row), post(row, reader, course, teaches)))
                        .list();
        Map<AccountId, Account> authors =
                people.find(rows.stream().map(Row::author).distinct().toList());
        return rows.stream()
                .map(row ->
                        row.post()
                                .by(
                                        Optional.ofNullable(authors.get(row.author()))
                                                .map(Account::displayName)
                                                .orElse("")))
                .toList();
    }

    private record Row(AccountId author, Post post) {}

    private static AccountId author(ResultSet row) throws SQLException {
        return new AccountId(row.getObject("account", UUID.class));
    }

    private static Post post(ResultSet row, Actor.Member reader, Course course, boolean teaches)
            throws SQLException {
        AccountId author = author(row);
        boolean mine = author.equals(reader.account());
        Post.State state =
                row.getObject("removed_at") != null
                        ? Post.State.REMOVED
                        : row.getObject("hidden_at") != null ? Post.State.HIDDEN : Post.State.SHOWN;
        boolean readable = state == Post.State.SHOWN || mine || teaches;
        return new Post(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("answers", UUID.class)),
                "",
                course.isTaughtBy(author),
                readable ? row.getString("text") : "",
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                state,
                teaches ? List.of((String[]) row.getArray("reports").getArray()) : List.of(),
                mine);
    }

    private static String tidy(String text) {
        String tidy = text.strip().replace("\0", "");
        if (tidy.isEmpty()) {
            throw new NotPossible(Reason.EMPTY_TEXT);
        }
        if (tidy.length() > LONGEST) {
            throw new NotPossible(Reason.LONG_TEXT);
        }
        return tidy;
    }
}
