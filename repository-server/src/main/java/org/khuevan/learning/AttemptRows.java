package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.CoursePublished;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.people.AccountId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Attempts in their table, without asking about rights.
@Component
class AttemptRows {

    private static final String ATTEMPTS =
            """
            select id, course, activity, account, number, paper, started_at, due_at, submitted_at
            from attempt
            """;

    /// What somebody who begins shares, and who publishes has alone.
    private static final String CLOSING = "(hashtextextended('closing of ' || ?, 0))";

    private final JdbcClient database;
    private final LearningJson json;

    AttemptRows(JdbcClient database, LearningJson json) {
        this.database = database;
        this.json = json;
    }

    /// What a student was asked.
    ///
    /// @param seed of the order in which choices are shown
    record Paper(long seed, List<Question> questions) {
        Paper {
            questions = List.copyOf(questions);
        }

        Optional<Question> question(QuestionId id) {
            return questions.stream().filter(question -> question.id().equals(id)).findFirst();
        }
    }

    record Attempt(
            AttemptId id,
            CourseId course,
            ActivityId activity,
            AccountId account,
            int number,
            Paper paper,
            Instant started,
            Optional<Instant> due,
            Optional<Instant> submitted) {}

    Optional<Attempt> find(AttemptId id) {
        return database.sql(ATTEMPTS + "where id = ?")
                .param(id.value())
                .query((row, _) -> attempt(row))
                .optional();
    }

    /// Locked until the end of the transaction, so that no answer slips in meanwhile.
    Optional<Attempt> lock(AttemptId id) {
        return database.sql(ATTEMPTS + "where id = ? for update")
                .param(id.value())
                .query((row, _) -> attempt(row))
                .optional();
    }

    List<Attempt> of(CourseId course, ActivityId activity, AccountId account) {
        return database.sql(
                        ATTEMPTS
                                + "where course = ? and activity = ? and account = ?"
                                + " order by number")
                .params(course.value(), activity.value(), account.value())
                .query((row, _) -> attempt(row))
                .list();
    }

    /// What somebody has handed in of all courses.
    List<Attempt> handedIn(AccountId account) {
        return database.sql(
                        ATTEMPTS
                                + "where account = ? and submitted_at is not null"
                                + " order by submitted_at")
                .param(account.value())
                .query((row, _) -> attempt(row))
                .list();
    }

    /// What somebody has handed in of a course.
    List<Attempt> handedIn(CourseId course, AccountId account) {
        return database.sql(
                        ATTEMPTS
                                + "where course = ? and account = ? and submitted_at is not null"
                                + " order by submitted_at")
                .params(course.value(), account.value())
                .query((row, _) -> attempt(row))
                .list();
    }

    /// Those whose time ran out before a moment and that nobody handed in.
    List<AttemptId> overdue(Instant moment) {
        return database.sql(
                        """
                        select id from attempt
                        where submitted_at is null and due_at < ? order by due_at limit 500
                        """)
                .param(Deeds.utc(moment))
                .query((row, _) -> new AttemptId(row.getObject(1, UUID.class)))
                .list();
    }

    void insert(Attempt attempt) {
        database.sql(
                        """
                        insert into attempt (id, course, activity, account, number, paper, questions,
                                             started_at, due_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .params(
                        attempt.id().value(),
                        attempt.course().value(),
                        attempt.activity().value(),
                        attempt.account().value(),
                        attempt.number(),
                        json.write(attempt.paper()),
                        attempt.paper().questions().stream()
                                .map(question -> question.id().value())
                                .toArray(String[]::new),
                        Deeds.utc(attempt.started()))
                .param(attempt.due().map(Deeds::utc).orElse(null))
                .update();
    }

    /// Until the end of the transaction nothing is published over the course. What it says now
    /// about the closing of a quiz holds for an attempt that begins, or comes after it and finds
    /// it.
    void hold(CourseId course) {
        lock("select pg_advisory_xact_lock_shared" + CLOSING, course);
    }

    private void lock(String sql, CourseId course) {
        database.sql(sql).param(course.value()).query((_, _) -> 1).single();
    }

    /// Whoever has begun a quiz has as long for it as those who begin it now: to its closing, be
    /// that earlier or later than it was, and at least as many minutes as they were given. Of a
    /// quiz that is gone, what was answered is handed in.
    @EventListener
    void close(CoursePublished event) {
        CourseId course = event.course().id();
        lock("select pg_advisory_xact_lock" + CLOSING, course);
        List<Activity.Quiz> quizzes =
                event.course()
                        .content()
                        .activities()
                        .filter(Activity.Quiz.class::isInstance)
                        .map(Activity.Quiz.class::cast)
                        .toList();
        quizzes.forEach(quiz -> close(course, quiz));
        database.sql(
                        """
                        update attempt set due_at = greatest(started_at, least(due_at, now()))
                        where course = ? and submitted_at is null and not (activity = any (?))
                        """)
                .params(
                        course.value(),
                        quizzes.stream().map(quiz -> quiz.id().value()).toArray(String[]::new))
                .update();
    }

    private void close(CourseId course, Activity.Quiz quiz) {
        database.sql(
                        """
                        update attempt set due_at = case
                            when ended is not null then greatest(started_at, ended) end
                        from (
                            select id as one, least(cast(:closing as timestamptz), case
                                when :minutes > 0 and due_at is not null
                                then greatest(due_at, started_at + :minutes * interval '1 minute')
                                end) as ended
                            from attempt
                            where course = :course and activity = :quiz and submitted_at is null
                        ) as later
                        where id = later.one and submitted_at is null
                        """)
                .param("closing", Disclosure.closing(quiz).map(Deeds::utc).orElse(null))
                .param("minutes", quiz.rules().minutes())
                .param("course", course.value())
                .param("quiz", quiz.id().value())
                .update();
    }

    void submit(AttemptId attempt, Instant when) {
        database.sql("update attempt set submitted_at = ? where id = ?")
                .params(Deeds.utc(when), attempt.value())
                .update();
    }

    private Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                new AttemptId(row.getObject("id", UUID.class)),
                new CourseId(row.getString("course")),
                new ActivityId(row.getString("activity")),
                new AccountId(row.getObject("account", UUID.class)),
                row.getInt("number"),
                json.read(row.getString("paper"), Paper.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                WorkRows.instant(row, "due_at"),
                WorkRows.instant(row, "submitted_at"));
    }
}
