package org.khuevan.learning;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.khuevan.course.CourseId;
import org.khuevan.learning.Journey.Step;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Notes what students are done with, so that they stay done with it when a material is replaced or
/// withdrawn.
@Component
class DoneRows {

    private final Classroom classroom;
    private final JdbcClient database;
    private final Clock clock;

    DoneRows(Classroom classroom, JdbcClient database, Clock clock) {
        this.classroom = classroom;
        this.database = database;
        this.clock = clock;
    }

    /// Notes that a step is done, if it is; the first time counts.
    void note(CourseId course, AccountId account, Step step) {
        if (step.done()) {
            database.sql(
                            """
                            update progress set done_at = ?
                            where course = ? and activity = ? and account = ? and done_at is null
                            """)
                    .params(
                            Deeds.utc(clock.instant()),
                            course.value(),
                            step.activity().id().value(),
                            account.value())
                    .update();
        }
    }

    /// Notes what was done in a course before it was noted at once.
    ///
    /// @return false if there is no such course any more
    @Transactional
    public boolean noteEarlier() {
        Optional<CourseId> next =
                database.sql(
                                """
                                delete from progress_to_note where course = (
                                    select course from progress_to_note limit 1
                                    for update skip locked)
                                returning course
                                """)
                        .query((row, _) -> new CourseId(row.getString(1)))
                        .optional();
        next.flatMap(classroom::published)
                .ifPresent(course -> {
                    Function<Work, Journey> journeys = classroom.journeys(course);
                    Map<AccountId, Work> all = classroom.allWork(course.id());
                    all.forEach((account, work) ->
                            journeys.apply(work).steps().stream()
                                    .filter(step -> !step.progress().equals(Progress.NONE))
                                    .forEach(step -> note(course.id(), account, step)));
                });
        return next.isPresent();
    }
}
