package org.khuevan.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Deed.What;
import org.khuevan.learning.Journey.Step;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what browsers report of what students do, each deed once however often it is sent.
@Service
public class Deeds {

    /// Clocks of phones are wrong, but nothing was done after it was heard of.
    private static final Duration OLDEST = Duration.ofDays(400);

    private final Classroom classroom;
    private final DoneRows done;
    private final JdbcClient database;
    private final LearningJson json;
    private final Clock clock;

    Deeds(Classroom classroom, DoneRows done, JdbcClient database, LearningJson json, Clock clock) {
        this.classroom = classroom;
        this.done = done;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Notes deeds with one activity. What was done before the activity closed may come later.
    ///
    /// @return where the student stands with the activity now
    /// @throws NoSuchActivity if there is none that they may know of
    /// @throws NotPossible if they are not enrolled, or have not come that far
    @Transactional
    public Step take(Actor.Member student, CourseId course, ActivityId activity, List<Deed> deeds) {
        classroom.requireReached(student, course, activity);
        List<Deed> fresh = new ArrayList<>();
        for (Deed deed : deeds) {
            Deed tidy = tidy(deed);
            if (insert(student, course, activity, tidy)) {
                fresh.add(tidy);
            }
        }
        if (!fresh.isEmpty()) {
            join(student, course, activity, Progress.of(fresh));
        }
        Step step = classroom.reached(student, course, activity);
        if (!fresh.isEmpty()) {
            done.note(course, student.account(), step);
        }
        return step;
    }

    private Deed tidy(Deed deed) {
        Instant now = clock.instant();
        Instant at = deed.at().isAfter(now) ? now : deed.at();
        if (at.isBefore(now.minus(OLDEST))) {
            at = now.minus(OLDEST);
        }
        // PostgreSQL keeps microseconds.
        return new Deed(
                deed.id(), at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS), deed.what());
    }

    private boolean insert(Actor.Member student, CourseId course, ActivityId activity, Deed deed) {
        Columns columns = Columns.of(deed.what());
        return database.sql(
                                """
                                insert into deed (account, id, course, activity, at, received_at,
                                                  kind, from_ms, to_ms, page)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(
                                student.account().value(),
                                deed.id(),
                                course.value(),
                                activity.value(),
                                utc(deed.at()),
                                utc(clock.instant()),
                                columns.kind())
                        .param(columns.from())
                        .param(columns.to())
                        .param(columns.page())
                        .update()
                == 1;
    }

    /// Two windows of the same student may report at the same time; the row is locked, so neither
    /// is lost.
    private void join(Actor.Member student, CourseId course, ActivityId activity, Progress more) {
        List<Object> key = List.of(course.value(), activity.value(), student.account().value());
        database.sql(
                        """
                        insert into progress (course, activity, account, state, seen_at)
                        values (?, ?, ?, ?::jsonb, now()) on conflict do nothing
                        """)
                .params(key)
                .param(json.write(Progress.NONE))
                .update();
        Progress before =
                database.sql(
                                """
                                select state from progress
                                where course = ? and activity = ? and account = ? for update
                                """)
                        .params(key)
                        .query((row, _) -> json.read(row.getString(1), Progress.class))
                        .single();
        database.sql(
                        """
                        update progress set state = ?::jsonb, seen_at = now()
                        where course = ? and activity = ? and account = ?
                        """)
                .param(json.write(before.and(more)))
                .params(key)
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Columns(
            String kind, @Nullable Long from, @Nullable Long to, @Nullable Integer page) {

        static Columns of(What what) {
            return switch (what) {
                case What.Played(Interval(long from, long to)) ->
                        new Columns("PLAYED", from, to, null);
                case What.Saw(int page) -> new Columns("SAW", null, null, page);
                case What.ReadThrough() -> new Columns("READ_THROUGH", null, null, null);
            };
        }
    }
}
