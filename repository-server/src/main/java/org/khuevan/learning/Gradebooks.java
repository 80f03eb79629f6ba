package org.khuevan.learning;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.learning.Classroom.Enrolled;
import org.khuevan.learning.Gradebook.Column;
import org.khuevan.learning.Gradebook.Line;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The gradebooks of courses, for their teachers.
@Service
public class Gradebooks {

    private final Classroom classroom;
    private final Courses courses;
    private final People people;
    private final JdbcClient database;

    Gradebooks(Classroom classroom, Courses courses, People people, JdbcClient database) {
        this.classroom = classroom;
        this.courses = courses;
        this.people = people;
        this.database = database;
    }

    /// @throws org.khuevan.people.NotAllowed for those who do not teach the course
    /// @throws org.khuevan.course.NoSuchCourse for those who may not know of it
    @Transactional(readOnly = true)
    public Gradebook of(Actor teacher, CourseId id) {
        Course course = classroom.taught(teacher, id);
        List<Enrolled> students = classroom.enrolled(Optional.of(id), Optional.empty());
        Map<AccountId, Work> work = classroom.allWork(id);
        Set<ActivityId> worked = worked(work.values());
        // What was hidden after the exam keeps what was earned in it.
        List<Activity.Graded> graded =
                course.content()
                        .activities()
                        .filter(one -> !one.offer().hidden() || worked.contains(one.id()))
                        .filter(Activity.Graded.class::isInstance)
                        .map(Activity.Graded.class::cast)
                        .toList();
        List<Activity.Graded> removed = removed(course, worked);
        Map<AccountId, Account> accounts =
                people.find(students.stream().map(Enrolled::account).toList());
        Map<AccountId, Instant> seen = lastSeen(id);
        Function<Work, Journey> journeys = classroom.journeys(course);
        return new Gradebook(
                course.description().title(),
                Stream.concat(
                                graded.stream()
                                        .map(one ->
                                                new Column(
                                                        one.id(),
                                                        one.title(),
                                                        one.weight(),
                                                        false)),
                                removed.stream()
                                        .map(one -> new Column(one.id(), one.title(), 0, true)))
                        .toList(),
                students.stream()
                        .filter(student -> accounts.containsKey(student.account()))
                        .map(student ->
                                line(
                                        student,
                                        Optional.ofNullable(accounts.get(student.account()))
                                                .orElseThrow(),
                                        journeys,
                                        work.getOrDefault(student.account(), Work.NONE),
                                        Stream.concat(graded.stream(), removed.stream()).toList(),
                                        Optional.ofNullable(seen.get(student.account()))))
                        .sorted(
                                Comparator.comparing(Line::name, new RollOrder())
                                        .thenComparing(Line::login))
                        .toList());
    }

    /// What students worked in and is not in the course any more, as it was when it last was.
    private List<Activity.Graded> removed(Course course, Set<ActivityId> worked) {
        return worked.stream()
                .filter(id -> course.content().activity(id).isEmpty())
                .flatMap(id ->
                        courses
                                .lastWith(course.id(), id)
                                .flatMap(then -> then.content().activity(id))
                                .stream())
                .filter(Activity.Graded.class::isInstance)
                .map(Activity.Graded.class::cast)
                .sorted(Comparator.comparing(one -> one.id().value()))
                .toList();
    }

    private static Set<ActivityId> worked(Collection<Work> work) {
        return work.stream()
                .flatMap(done ->
                        Stream.concat(
                                done.sittings().keySet().stream(),
                                done.handIns().keySet().stream()))
                .collect(Collectors.toSet());
    }

    private static Line line(
            Enrolled student,
            Account account,
            Function<Work, Journey> journeys,
            Work work,
            List<Activity.Graded> columns,
            Optional<Instant> seen) {
        Journey journey = journeys.apply(work);
        return new Line(
                student.account(),
                account.displayName(),
                account.login(),
                student.since(),
                student.left(),
                columns.stream().map(one -> Journey.grade(one, work)).toList(),
                columns.stream().map(one -> Behind.of(work, one.id())).toList(),
                journey.share(),
                journey.grade(),
                journey.isFinished(),
                journey.isFinished()
                        ? Optional.empty()
                        : journey.next().map(step -> step.activity().id()),
                seen);
    }

    private Map<AccountId, Instant> lastSeen(CourseId course) {
        Map<AccountId, Instant> seen = new HashMap<>();
        database.sql(
                        """
                        select account, max(at) as at from (
                            select account, seen_at as at from progress where course = :course
                            union all
                            select account, coalesce(submitted_at, started_at) from attempt
                            where course = :course
                            union all
                            select account, saved_at from hand_in where course = :course
                            union all
                            select account, written_at from post where course = :course
                        ) as done group by account
                        """)
                .param("course", course.value())
                .query(row -> {
                    seen.put(
                            new AccountId(row.getObject("account", UUID.class)),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return seen;
    }
}
