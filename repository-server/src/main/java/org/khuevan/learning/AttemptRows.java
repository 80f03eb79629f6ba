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

    /// Whoever has begun a quiz has no longer for it than those who begin it now.
    @EventListener
    void close(CoursePublished event) {
        event.course()
                .content()
                .activities()
                .filter(Activity.Quiz.class::isInstance)
                .forEach(quiz ->
                        Disclosure.closing(quiz)
                                .ifPresent(closing -> close(event.course().id(), quiz, closing)));
    }

    private void close(CourseId course, Activity quiz, Instant closing) {
        database.sql(
                        """
                        update attempt set due_at = greatest(started_at, least(due_at, ?))
                        where course = ? and activity = ? and submitted_at is null
                        """)
                .params(Deeds.utc(closing), course.value(), quiz.id().value())
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
