package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.Marking.Waiting.EssayWaits;
import org.khuevan.learning.SentAnswer.Elsewhere;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Answers and their marks in their tables, without asking about rights.
@Component
class AnswerRows {

    private final JdbcClient database;
    private final LearningJson json;

    AnswerRows(JdbcClient database, LearningJson json) {
        this.database = database;
        this.json = json;
    }

    record Given(Answer answer, long revision, boolean isFinal) {}

    /// @param credit empty while a person has to mark it
    /// @param byPerson whether a person gave it, and not the rules
    record Mark(double points, Optional<Double> credit, String comment, boolean byPerson) {

        /// By the rules of the course room.
        static Mark byRule(double points, Optional<Double> credit) {
            return new Mark(points, credit, "", false);
        }
    }

    /// What became of an answer.
    ///
    /// @param before the answer of another device that was or is in its place, if there is one
    record Kept(Optional<Elsewhere> before) {}

    /// Keeps an answer, unless a newer one is kept already. One statement: it is forced to the disk
    /// before this returns.
    ///
    /// @param latest answers to attempts whose time ran out before it are not taken
    /// @return empty unless the attempt is open, the student's own and has the question, and its
    ///   answer is not final; an answer that is older than the kept one counts as kept
    Optional<Kept> keep(
            AttemptId attempt,
            AccountId account,
            QuestionId question,
            SentAnswer sent,
            Instant now,
            Instant latest) {
        return database
                .sql(
                        """
                        with open as (
                            select id from attempt
                            where id = ? and account = ? and submitted_at is null
                                  and (due_at is null or due_at > ?) and ? = any (questions)
                            for share
                        ), kept as (
                            insert into answer (attempt, question, given, revision, saved_at, device)
                            select id, ?, ?::jsonb, ?, ?, ? from open
                            on conflict (attempt, question) do update
                            set given = excluded.given, revision = excluded.revision,
                                saved_at = excluded.saved_at, device = excluded.device
                            where answer.revision < excluded.revision and not answer.final
                            returning old.given, old.revision, old.device
                        )
                        select given, revision, device from kept
                        union all
                        select a.given, a.revision, a.device
                        from open join answer a on a.attempt = open.id
                        where a.question = ? and a.revision >= ? and not a.final
                        """)
                .params(
                        attempt.value(),
                        account.value(),
                        Deeds.utc(latest),
                        question.value(),
                        question.value(),
                        json.write(sent.given()),
                        sent.revision(),
                        Deeds.utc(now),
                        sent.device(),
                        question.value(),
                        sent.revision())
                .query((row, _) -> new Kept(elsewhere(row, sent)))
                .list()
                .stream()
                .findFirst();
    }

    private Optional<Elsewhere> elsewhere(ResultSet row, SentAnswer sent) throws SQLException {
        String device = Objects.requireNonNullElse(row.getString("device"), "");
        boolean isUnknown =
                !device.isEmpty()
                        && !sent.device().isEmpty()
                        && !device.equals(sent.device())
                        && row.getLong("revision") != sent.seen();
        return isUnknown
                ? Optional.of(
                        new Elsewhere(
                                json.read(row.getString("given"), Answer.class),
                                row.getLong("revision")))
                : Optional.empty();
    }

    Map<QuestionId, Given> of(AttemptId attempt) {
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

    /// Marks an attempt, all of its questions at once.
    void mark(AttemptId attempt, Map<QuestionId, Mark> marks) {
        List<QuestionId> questions = List.copyOf(marks.keySet());
        List<Mark> given = questions.stream().map(marks::get).toList();
        database.sql(
                        """
                        insert into question_mark (attempt, question, points, credit)
                        select ?, * from unnest(?::text[], ?::float8[], ?::float8[])
                        """)
                .params(
                        attempt.value(),
                        questions.stream().map(QuestionId::value).toArray(String[]::new),
                        given.stream().map(Mark::points).toArray(Double[]::new),
                        given.stream()
                                .map(mark -> mark.credit().orElse(null))
                                .toArray(Double[]::new))
                .update();
    }

    Map<QuestionId, Mark> marks(AttemptId attempt) {
        Map<QuestionId, Mark> marks = new HashMap<>();
        database.sql(
                        """
                        select question, points, credit, comment, marked_by is not null as person
                        from question_mark where attempt = ?
                        """)
                .param(attempt.value())
                .query(row -> {
                    double credit = row.getDouble("credit");
                    Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(credit);
                    marks.put(
                            new QuestionId(row.getString("question")),
                            new Mark(
                                    row.getDouble("points"),
                                    known,
                                    row.getString("comment"),
                                    row.getBoolean("person")));
                });
        return marks;
    }

    /// The essays of a course that a person has to mark.
    List<EssayWaits> essaysWithoutMark(CourseId course) {
        return database.sql(
                        """
                        select t.id, m.question, t.activity, t.account, t.submitted_at
                        from attempt t join question_mark m on m.attempt = t.id
                        where t.course = ? and m.credit is null
                        """)
                .param(course.value())
                .query((row, _) ->
                        new EssayWaits(
                                new AttemptId(row.getObject("id", UUID.class)),
                                new QuestionId(row.getString("question")),
                                new ActivityId(row.getString("activity")),
                                new AccountId(row.getObject("account", UUID.class)),
                                row.getObject("submitted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// What a person found, in place of what was there.
    ///
    /// @return whether there was a mark to be replaced
    boolean markAgain(
            AttemptId attempt, QuestionId question, Mark mark, AccountId marker, Instant when) {
        return database.sql(
                                """
                                update question_mark
                                set credit = ?, comment = ?, marked_by = ?, marked_at = ?
                                where attempt = ? and question = ?
                                """)
                        .param(mark.credit().orElse(null))
                        .params(
                                mark.comment(),
                                marker.value(),
                                Deeds.utc(when),
                                attempt.value(),
                                question.value())
                        .update()
                == 1;
    }

    /// What the rules say, in place of what a person found.
    ///
    /// @return whether there was a mark to be replaced
    boolean markByRule(AttemptId attempt, QuestionId question, Mark mark) {
        return database.sql(
                                """
                                update question_mark
                                set credit = ?, comment = '', marked_by = null, marked_at = null
                                where attempt = ? and question = ?
                                """)
                        .param(mark.credit().orElse(null))
                        .params(attempt.value(), question.value())
                        .update()
                == 1;
    }
}
