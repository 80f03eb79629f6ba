package org.khuevan.learning;

import java.util.List;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.QuestionId;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How much students have done in what a teacher is about to remove, so that nobody removes it
/// unawares. All of it is kept, whatever is removed.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach the course, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional(readOnly = true)
public class KeptWork {

    private static final Amount NOTHING = new Amount(0, 0, 0, 0);

    private final Classroom classroom;
    private final Courses courses;
    private final JdbcClient database;

    KeptWork(Classroom classroom, Courses courses, JdbcClient database) {
        this.classroom = classroom;
        this.courses = courses;
        this.database = database;
    }

    /// @param students how many have done anything there
    /// @param attempts at quizzes, begun or handed in
    /// @param handIns begun or handed in
    /// @param posts that nobody removed
    public record Amount(int students, int attempts, int handIns, int posts) {

        public boolean isNothing() {
            return equals(NOTHING);
        }
    }

    /// What was done in some activities of a course.
    public Amount in(Actor teacher, CourseId course, List<ActivityId> activities) {
        if (activities.isEmpty() || !isTaught(teacher, course)) {
            return NOTHING;
        }
        return database.sql(
                        """
                        with looked as (
                            select account from progress
                            where course = :course and activity in (:activities)
                        ), attempted as (
                            select account from attempt
                            where course = :course and activity in (:activities)
                        ), handed as (
                            select account from hand_in
                            where course = :course and activity in (:activities)
                        ), said as (
                            select account from post
                            where course = :course and activity in (:activities)
                                  and removed_at is null
                        )
                        select (select count(*) from (table looked union table attempted
                                                      union table handed union table said) as done),
                               (select count(*) from attempted),
                               (select count(*) from handed),
                               (select count(*) from said)
                        """)
                .param("course", course.value())
                .param("activities", activities.stream().map(ActivityId::value).toList())
                .query((row, _) ->
                        new Amount(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }

    /// How many answers students have given to some questions of a course.
    public int answers(Actor teacher, CourseId course, List<QuestionId> questions) {
        if (questions.isEmpty() || !isTaught(teacher, course)) {
            return 0;
        }
        return database.sql(
                        """
                        select count(*) from answer a join attempt t on t.id = a.attempt
                        where t.course = :course and a.question in (:questions)
                        """)
                .param("course", course.value())
                .param("questions", questions.stream().map(QuestionId::value).toList())
                .query(Integer.class)
                .single();
    }

    /// What never was published, nobody has learnt in.
    private boolean isTaught(Actor teacher, CourseId course) {
        if (courses.published(course).isEmpty()) {
            return false;
        }
        classroom.taught(teacher, course);
        return true;
    }
}
