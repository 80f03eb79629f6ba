package org.khuevan.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.learning.Journey.Step;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is in which course, and how far they have come: what all rules about rights of this room
/// stand on.
///
/// Students are those who are enrolled; the teachers of a course may do in it what students do, to
/// see it as they would.
@Component
class Classroom {

    private final Courses courses;
    private final WorkRows work;
    private final Extents extents;
    private final JdbcClient database;
    private final Clock clock;

    Classroom(Courses courses, WorkRows work, Extents extents, JdbcClient database, Clock clock) {
        this.courses = courses;
        this.work = work;
        this.extents = extents;
        this.database = database;
        this.clock = clock;
    }

    /// A student of a course.
    ///
    /// @param left whether they have left it
    /// @param takenOut whether a teacher has taken them out of it
    record Enrolled(
            CourseId course, AccountId account, Instant since, boolean left, boolean takenOut) {}

    /// The published course.
    ///
    /// @throws NoSuchCourse if there is none
    Course course(CourseId id) {
        return courses.published(id).orElseThrow(() -> new NoSuchCourse(id.value()));
    }

    Optional<Course> published(CourseId id) {
        return courses.published(id);
    }

    /// An activity as it is, or was last before it was removed.
    Optional<Activity> lastKnown(CourseId course, ActivityId activity) {
        return published(course)
                .flatMap(known -> known.content().activity(activity))
                .or(() ->
                        courses.lastWith(course, activity)
                                .flatMap(then -> then.content().activity(activity)));
    }

    boolean teaches(Actor actor, Course course) {
        return courses.mayEdit(actor, course);
    }

    /// @throws NotAllowed for those who do not teach it but may know of it
    /// @throws NoSuchCourse for everybody else
    Course taught(Actor actor, CourseId id) {
        Course course = course(id);
        if (teaches(actor, course)) {
            return course;
        }
        if (knows(actor, course)) {
            throw new NotAllowed("only its teachers see what students of this course do");
        }
        throw new NoSuchCourse(id.value());
    }

    /// The course, for those who are in it.
    ///
    /// @throws NotPossible for those who may know of it but are not enrolled
    /// @throws NoSuchCourse for everybody else
    Course member(Actor actor, CourseId id) {
        Course course = course(id);
        boolean isIn =
                actor instanceof Actor.Member member
                        && (isEnrolled(id, member.account()) || teaches(actor, course));
        if (isIn) {
            return course;
        }
        if (courses.find(actor, id).isPresent()) {
            throw new NotPossible(Reason.NOT_ENROLLED);
        }
        throw new NoSuchCourse(id.value());
    }

    private boolean knows(Actor actor, Course course) {
        return courses.find(actor, course.id()).isPresent()
                || (actor instanceof Actor.Member member
                        && isEnrolled(course.id(), member.account()));
    }

    /// Where a student stands.
    Journey journey(Actor.Member student, CourseId id) {
        return journey(member(student, id), work.of(id, student.account()));
    }

    /// Where somebody stands, or stood, whether they are in it now or not.
    Journey journey(Actor.Member student, Course course) {
        return journey(course, work.of(course.id(), student.account()));
    }

    Journey journey(Course course, Work done) {
        return journeys(course).apply(done);
    }

    /// Where many stand at the same moment: how much there is to do in an activity is looked up
    /// once for all of them.
    Function<Work, Journey> journeys(Course course) {
        Map<ActivityId, Extent> known = new HashMap<>();
        Instant now = clock.instant();
        return done ->
                Journey.of(
                        course,
                        done,
                        activity -> known.computeIfAbsent(activity.id(), _ -> extents.of(activity)),
                        now);
    }

    /// What all students of a course have done.
    Map<AccountId, Work> allWork(CourseId id) {
        return work.all(id);
    }

    /// An activity that the student may know of, open or not.
    ///
    /// @throws NoSuchActivity if there is none
    Step step(Actor.Member student, CourseId course, ActivityId activity) {
        return journey(student, course)
                .step(activity)
                .orElseThrow(() -> new NoSuchActivity("activity " + activity));
    }

    /// An activity that is open to the student now.
    Activity open(Actor.Member student, CourseId course, ActivityId activity) {
        return open(student, member(student, course), activity);
    }

    /// @param course that they are in
    Activity open(Actor.Member student, Course course, ActivityId activity) {
        if (!unmet(student, course, activity).isEmpty()) {
            throw new NotPossible(Reason.LOCKED);
        }
        return course.content().activity(activity).orElseThrow();
    }

    /// An activity that is open to the student, or has closed so short a time ago that what they
    /// sent before may come only now.
    Activity justOpen(Actor.Member student, CourseId id, ActivityId activity) {
        Course course = member(student, id);
        Instant sent = clock.instant().minus(Disclosure.ON_ITS_WAY);
        boolean isOpen =
                unmet(student, course, activity).stream()
                        .allMatch(condition ->
                                condition instanceof Condition.Until(Instant moment)
                                        && moment.isAfter(sent));
        if (!isOpen) {
            throw new NotPossible(Reason.LOCKED);
        }
        return course.content().activity(activity).orElseThrow();
    }

    /// An activity that the student could reach until its last moment.
    void requireReached(Actor.Member student, CourseId course, ActivityId activity) {
        requireReached(unmet(student, member(student, course), activity));
    }

    /// An activity that the student may look at: that they could reach, or whose results they have.
    /// Its teachers look at every one.
    void requireReadable(Actor.Member student, CourseId course, ActivityId activity) {
        Step step = step(student, course, activity);
        if (!step.isReached() && !step.keepsResults() && !teaches(student, course(course))) {
            throw new NotPossible(Reason.LOCKED);
        }
    }

    private static void requireReached(List<Condition> unmet) {
        if (!unmet.stream().allMatch(Condition.Until.class::isInstance)) {
            throw new NotPossible(Reason.LOCKED);
        }
    }

    /// Many begin at the same time: what they have done is looked at only where something waits for
    /// it.
    private List<Condition> unmet(Actor.Member student, Course course, ActivityId id) {
        boolean waits =
                course.content().activity(id).filter(one -> one.offer().waits()).isPresent();
        Work done = waits ? work.of(course.id(), student.account()) : Work.NONE;
        return journey(course, done)
                .step(id)
                .orElseThrow(() -> new NoSuchActivity("activity " + id))
                .unmet();
    }

    /// An activity that is open to the student, or was until its last moment.
    Step reached(Actor.Member student, CourseId course, ActivityId activity) {
        Step step = step(student, course, activity);
        requireReached(step.unmet());
        return step;
    }

    boolean isEnrolled(CourseId course, AccountId account) {
        return database.sql(
                        """
                        select exists (select 1 from enrolment
                                       where course = ? and account = ? and left_at is null)
                        """)
                .params(course.value(), account.value())
                .query(Boolean.class)
                .single();
    }

    void enrol(CourseId course, AccountId account) {
        database.sql(
                        """
                        insert into enrolment (course, account, enrolled_at) values (?, ?, ?)
                        on conflict (course, account) do update
                        set left_at = null, taken_out = false
                        """)
                .params(course.value(), account.value(), Deeds.utc(clock.instant()))
                .update();
    }

    void leave(CourseId course, AccountId account) {
        database.sql("update enrolment set left_at = ? where course = ? and account = ?")
                .params(Deeds.utc(clock.instant()), course.value(), account.value())
                .update();
    }

    void takeOut(CourseId course, AccountId account) {
        database.sql(
                        """
                        update enrolment set left_at = coalesce(left_at, ?), taken_out = true
                        where course = ? and account = ?
                        """)
                .params(Deeds.utc(clock.instant()), course.value(), account.value())
                .update();
    }

    /// Those of a course, or the courses of one, those who left too.
    List<Enrolled> enrolled(Optional<CourseId> course, Optional<AccountId> account) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql =
                new StringBuilder(
                        "select course, account, enrolled_at, left_at, taken_out from enrolment"
                                + " where true");
        course.ifPresent(id -> {
            sql.append(" and course = ?");
            values.add(id.value());
        });
        account.ifPresent(id -> {
            sql.append(" and account = ?");
            values.add(id.value());
        });
        return database.sql(sql + " order by enrolled_at")
                .params(values)
                .query((row, _) ->
                        new Enrolled(
                                new CourseId(row.getString("course")),
                                new AccountId(row.getObject("account", UUID.class)),
                                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                                row.getObject("left_at") != null,
                                row.getBoolean("taken_out")))
                .list();
    }
}
