package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Work.HandedIn;
import org.khuevan.learning.Work.Sitting;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what students did in a course.
@Component
class WorkRows {

    private final JdbcClient database;
    private final LearningJson json;

    WorkRows(JdbcClient database, LearningJson json) {
        this.database = database;
        this.json = json;
    }

    /// What one student did.
    Work of(CourseId course, AccountId account) {
        return read(course, account.value()).getOrDefault(account, Work.NONE);
    }

    /// What everybody did, by account; those who have done nothing are left out.
    Map<AccountId, Work> all(CourseId course) {
        return read(course, null);
    }

    private Map<AccountId, Work> read(CourseId course, @Nullable UUID account) {
        Map<AccountId, Builder> students = new HashMap<>();
        read(
                course,
                account,
                "select activity, account, state, done_at from progress s where course = ?",
                (row, builder, activity) -> {
                    builder.progress.put(
                            activity, json.read(row.getString("state"), Progress.class));
                    if (row.getObject("done_at") != null) {
                        builder.finished.add(activity);
                    }
                },
                students);
        read(
                course,
                account,
                """
                select s.activity, s.account, s.number, s.submitted_at,
                       sum(m.points) as points, sum(m.points * m.credit) as earned,
                       count(*) filter (where m.attempt is not null and m.credit is null) as open
                from attempt s left join question_mark m on m.attempt = s.id
                where s.course = ?
                """,
                " group by s.id",
                (row, builder, activity) ->
                        builder.sittings
                                .computeIfAbsent(activity, _ -> new ArrayList<>())
                                .add(sitting(row)),
                students);
        read(
                course,
                account,
                """
                select s.id, s.activity, s.account, m.points, m.out_of,
                       coalesce(s.submitted_at, s.returned_at) as submitted_at,
                       s.submitted_at is null and s.returned_at is not null as returned,
                       s.submitted_at is not null
                           and (m.hand_in is null or m.marked_at <= s.returned_at) as waits
                from hand_in s left join hand_in_mark m on m.hand_in = s.id
                where s.course = ?
                """,
                (row, builder, activity) -> builder.handIns.put(activity, handedIn(row)),
                students);
        read(
                course,
                account,
                """
                select distinct activity, account from post s
                where course = ? and removed_at is null and hidden_at is null
                """,
                (_, builder, activity) -> builder.talked.add(activity),
                students);
        Map<AccountId, Work> work = new HashMap<>();
        students.forEach((student, builder) -> work.put(student, builder.work()));
        return work;
    }

    private void read(
            CourseId course,
            @Nullable UUID account,
            String select,
            RowReader reader,
            Map<AccountId, Builder> students) {
        read(course, account, select, "", reader, students);
    }

    private void read(
            CourseId course,
            @Nullable UUID account,
            String select,
            String end,
            RowReader reader,
            Map<AccountId, Builder> students) {
        var query =
                database.sql(select + (account == null ? "" : " and s.account = ?") + end)
                        .param(course.value());
        (account == null ? query : query.param(account))
                .query((row, _) -> {
                    Builder builder =
                            students.computeIfAbsent(
                                    new AccountId(row.getObject("account", UUID.class)),
                                    _ -> new Builder());
                    reader.read(row, builder, new ActivityId(row.getString("activity")));
                    return true;
                })
                .list();
    }

    private static Sitting sitting(ResultSet row) throws SQLException {
        double points = row.getDouble("points");
        boolean waits = row.getInt("open") > 0;
        return new Sitting(
                row.getInt("number"),
                instant(row, "submitted_at"),
                waits,
                // Wrong answers may take marks away, but not more than there are.
                points > 0 && !waits
                        ? Optional.of(Math.clamp(row.getDouble("earned") / points, 0, 1))
                        : Optional.empty());
    }

    private static HandedIn handedIn(ResultSet row) throws SQLException {
        // 0 without a mark.
        double outOf = row.getDouble("out_of");
        return new HandedIn(
                row.getObject("id", UUID.class),
                instant(row, "submitted_at"),
                row.getBoolean("returned"),
                row.getBoolean("waits"),
                outOf <= 0
                        ? Optional.empty()
                        : Optional.of(Math.clamp(row.getDouble("points") / outOf, 0, 1)));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row, Builder builder, ActivityId activity) throws SQLException;
    }

    private static final class Builder {
        final Map<ActivityId, Progress> progress = new HashMap<>();
        final Set<ActivityId> finished = new HashSet<>();
        final Map<ActivityId, List<Sitting>> sittings = new HashMap<>();
        final Map<ActivityId, HandedIn> handIns = new HashMap<>();
        final Set<ActivityId> talked = new HashSet<>();

        Work work() {
            return new Work(progress, finished, sittings, handIns, talked);
        }
    }
}
