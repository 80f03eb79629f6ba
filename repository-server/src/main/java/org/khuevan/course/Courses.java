package org.khuevan.course;

import java.util.List;
import java.util.Optional;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;

/// Reading courses, as far as the actor may see them.
@Service
public class Courses {

    private final CourseRows rows;
    private final CourseLists lists;
    private final Admission admission;

    Courses(CourseRows rows, CourseLists lists, Admission admission) {
        this.rows = rows;
        this.lists = lists;
        this.admission = admission;
    }

    /// The course that is published at `/c/{id}`; for those who may edit and where nothing is
    /// published yet, the draft.
    ///
    /// @return empty if there is none, or none that the actor may know of: of a closed course, or
    ///   one by invitation, only its teachers and those invited do. Who is enrolled is not known
    ///   here.
    public Optional<Course> find(Actor actor, CourseId id) {
        return rows.published(id)
                .or(() -> rows.latest(id))
                .filter(course ->
                        CourseRights.isListed(course)
                                || CourseRights.mayEdit(actor, course)
                                || (course.state() == Course.State.PUBLISHED
                                        && admission.isInvited(actor, id)));
    }

    /// The published version, whoever asks, also of a closed course: for rooms that have their own
    /// rules about who reads it.
    public Optional<Course> published(CourseId id) {
        return rows.published(id);
    }

    /// One version, whoever asks. Published versions never change, so what was drawn from one can
    /// be drawn again.
    public Optional<Course> version(CourseId id, int number) {
        return rows.version(id, number);
    }

    /// The last published version that has an activity, whoever asks: for what students did in one
    /// that was removed since.
    public Optional<Course> lastWith(CourseId id, ActivityId activity) {
        return rows.lastWith(id, activity);
    }

    /// Published courses that everybody may know of, the last published first.
    ///
    /// @param from how many to pass over
    /// @param count at most so many
    public ListedCourse.Page listed(CourseFilter filter, int from, int count) {
        return lists.page(filter, from, count);
    }

    /// What the listed courses can be narrowed by.
    public ListedCourse.Choices choices() {
        return lists.choices();
    }

    /// Whether everybody may know of the course.
    public static boolean isListed(Course course) {
        return CourseRights.isListed(course);
    }

    /// The courses that the member teaches, the last saved first.
    public List<TaughtCourse> taughtBy(Actor.Member member) {
        return lists.taughtBy(member.account());
    }

    /// Whether the actor may change the course and see what its students do.
    public boolean mayEdit(Actor actor, Course course) {
        return CourseRights.mayEdit(actor, course);
    }

    /// Whether everybody, signed in or not, may read what is in the course.
    public static boolean isPublic(Course course) {
        return course.state() == Course.State.PUBLISHED && course.joining() == Joining.OPEN;
    }
}
