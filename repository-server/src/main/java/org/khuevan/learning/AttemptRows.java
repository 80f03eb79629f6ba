package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Attempts, answers and marks in their tables, without asking about rights.
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

    record Given(Answer answer, long revision, boolean isFinal) {}

    /// @param credit empty while a person has to mark it
    record Mark(double points, Optional<Double> credit, String comment) {}

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

    /// Keeps an answer, unless a newer one is kept already. One statement: it is forced to the disk
    /// before this returns.
    ///
    /// @param latest answers to attempts whose time ran out before it are not taken
    /// @return whether the attempt is open, the student's own and has the question, and its answer
    ///   is not final; an answer that is older than the kept one counts as kept
    boolean keep(
            AttemptId attempt,
            AccountId account,
            QuestionId question,
            Answer answer,
            long revision,
            Instant now,
            Instant latest) {
        return database.sql(
                        """
                        with open as (
                            select id from attempt
                            where id = ? and account = ? and submitted_at is null
                                  and (due_at is null or due_at > ?) and ? = any (questions)
                            for share
                        ), kept as (
                            insert into answer (attempt, question, given, revision, saved_at)
                            select id, ?, ?::jsonb, ?, ? from open
                            on conflict (attempt, question) do update
                            set given = excluded.given, revision = excluded.revision,
                                saved_at = excluded.saved_at
                            where answer.revision < excluded.revision and not answer.final
                            returning 1
                        )
                        select exists (select 1 from kept)
                            or exists (select 1 from open join answer a on a.attempt = open.id
                                       where a.question = ? and a.revision >= ? and not a.final)
                        """)
                .params(
                        attempt.value(),
                        account.value(),
                        Deeds.utc(latest),
                        question.value(),
                        question.value(),
                        json.write(answer),
                        revision,
                        Deeds.utc(now),
                        question.value(),
                        revision)
                .query(Boolean.class)
                .single();
    }

    Map<QuestionId, Given> answers(AttemptId attempt) {
        Map<QuestionId, Given> answers = new HashMap<>();
        database.sql("select question, given, revision, final from answer where attempt = ?")
                .param(attempt.value())
                .query(row -> {
                    answers.put(
                            new QuestionId(row.getString("question")),
                            new Given(
                                    json.read(row.getString("given"), Answer.class),
                                    row.getLong("revision"),
                                    row.getBoolean("final")));
                });
        return answers;
    }

    /// @return whether there was an answer
    boolean finish(AttemptId attempt, QuestionId question) {
        return database.sql("update answer set final = true where attempt = ? and question = ?")
                        .params(attempt.value(), question.value())
                        .update()
                == 1;
    }

    void submit(AttemptId attempt, Instant when, Map<QuestionId, Mark> marks) {
        database.sql("update attempt set submitted_at = ? where id = ?")
                .params(Deeds.utc(when), attempt.value())
                .update();
        marks.forEach((question, mark) ->
                database.sql(
                                """
                                insert into question_mark (attempt, question, points, credit)
                                values (?, ?, ?, ?)
                                """)
                        .params(attempt.value(), question.value(), mark.points())
                        .param(mark.credit().orElse(null))
                        .update());
    }

    Map<QuestionId, Mark> marks(AttemptId attempt) {
        Map<QuestionId, Mark> marks = new HashMap<>();
        database.sql(
                        "select question, points, credit, comment from question_mark where attempt"
                                + " = ?")
                .param(attempt.value())
                .query(row -> {
                    double credit = row.getDouble("credit");
                    Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(credit);
                    marks.put(
                            new QuestionId(row.getString("question")),
                            new Mark(row.getDouble("points"), known, row.getString("comment")));
                });
        return marks;
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
