package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.QuestionId;
import org.khuevan.learning.AttemptRows.Paper;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All attempts at a quiz, a page at a time, for marking them anew.
@Component
class KeptAttempts {

    /// Papers are long; so many at a time are in memory.
    private static final int AT_ONCE = 200;

    private final JdbcClient database;
    private final LearningJson json;

    KeptAttempts(JdbcClient database, LearningJson json) {
        this.database = database;
        this.json = json;
    }

    /// @param marks empty for one that is not handed in yet
    record Kept(
            AttemptId id,
            AccountId account,
            Paper paper,
            Map<QuestionId, Answer> answers,
            Map<QuestionId, Marked> marks) {}

    /// @param credit empty while a person has to mark it
    record Marked(double points, Optional<Double> credit, boolean byPerson) {}

    /// @param before the last id of the page before
    /// @param holds whether nobody else may change or hand in these attempts until the end of the
    ///   transaction
    /// @return by id; empty after the last
    List<Kept> page(CourseId course, ActivityId quiz, Optional<AttemptId> before, boolean holds) {
        Map<UUID, Kept> page = new LinkedHashMap<>();
        database.sql(
                        """
                        select id, account, paper from attempt
                        where course = ? and activity = ? and id > ? order by id limit ?
                        """
                                + (holds ? " for update" : ""))
                .params(
                        course.value(),
                        quiz.value(),
                        before.map(AttemptId::value).orElse(new UUID(0, 0)),
                        AT_ONCE)
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    page.put(
                            id,
                            new Kept(
                                    new AttemptId(id),
                                    new AccountId(row.getObject("account", UUID.class)),
                                    json.read(row.getString("paper"), Paper.class),
                                    new HashMap<>(),
                                    new HashMap<>()));
                });
        String[] ids = page.keySet().stream().map(UUID::toString).toArray(String[]::new);
        each(
                "select attempt, question, given from answer where attempt = any (?::uuid[])",
                ids,
                page,
                (row, kept, question) ->
                        kept.answers()
                                .put(question, json.read(row.getString("given"), Answer.class)));
        each(
                """
                select attempt, question, points, credit, marked_by is not null as person
                from question_mark where attempt = any (?::uuid[])
                """,
                ids,
                page,
                (row, kept, question) -> kept.marks().put(question, marked(row)));
        return List.copyOf(page.values());
    }

    private static Marked marked(ResultSet row) throws SQLException {
        double credit = row.getDouble("credit");
        Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(credit);
        return new Marked(row.getDouble("points"), known, row.getBoolean("person"));
    }

    private void each(String sql, String[] ids, Map<UUID, Kept> page, RowReader reader) {
        database.sql(sql)
                .param(ids)
                .query(row -> {
                    Kept kept = page.get(row.getObject("attempt", UUID.class));
                    if (kept != null) {
                        reader.read(row, kept, new QuestionId(row.getString("question")));
                    }
                });
    }

    /// Keeps another paper and other marks; what a person has marked meanwhile stays.
    void keep(AttemptId attempt, Paper paper, Map<QuestionId, Marked> marks) {
        database.sql("update attempt set paper = ?::jsonb where id = ?")
                .params(json.write(paper), attempt.value())
                .update();
        List<Map.Entry<QuestionId, Marked>> all = new ArrayList<>(marks.entrySet());
        database.sql(
                        """
                        update question_mark m set points = n.points, credit = n.credit
                        from unnest(?::text[], ?::float8[], ?::float8[]) as n (question, points, credit)
                        where m.attempt = ? and m.question = n.question and m.marked_by is null
                        """)
                .params(
                        all.stream().map(one -> one.getKey().value()).toArray(String[]::new),
                        all.stream().map(one -> one.getValue().points()).toArray(Double[]::new),
                        all.stream()
                                .map(one -> one.getValue().credit().orElse(null))
                                .toArray(Double[]::new),
                        attempt.value())
                .update();
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row, Kept kept, QuestionId question) throws SQLException;
    }
}
