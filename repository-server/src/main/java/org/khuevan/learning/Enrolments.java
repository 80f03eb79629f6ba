package org.khuevan.learning;

import java.util.List;
import java.util.Optional;
import org.khuevan.course.Admission;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.khuevan.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Joining and leaving courses, and where one stands in them.
@Service
@Transactional
public class Enrolments {

    private final Classroom classroom;
    private final Courses courses;
    private final Admission admission;
    private final People people;

    Enrolments(Classroom classroom, Courses courses, Admission admission, People people) {
        this.classroom = classroom;
        this.courses = courses;
        this.admission = admission;
        this.people = people;
    }

    /// Enrols a student; enrolling again changes nothing, and who has left comes back without a
    /// key.
    ///
    /// @param key what they typed, or empty
    /// @throws NotPossible if the course does not let them in
    /// @throws NoSuchCourse if there is none that they may know of
    public void join(Actor.Member student, CourseId id, String key) {
        if (classroom.isEnrolled(id, student.account())) {
            return;
        }
        if (left(student, id).isEmpty() && !admission.admits(student, id, key)) {
            Course course =
                    courses.find(student, id).orElseThrow(() -> new NoSuchCourse(id.value()));
            throw new NotPossible(
                    switch (course.joining()) {
                        case OPEN -> Reason.NOT_OPEN;
                        case KEY -> Reason.WRONG_KEY;
                        case INVITATION -> Reason.NOT_INVITED;
                    });
        }
        classroom.enrol(id, student.account());
    }

    /// Leaves a course. What was done there is found again by who comes back.
    public void leave(Actor.Member student, CourseId id) {
        classroom.leave(id, student.account());
    }

    /// Takes a student out of a course. What they did there stays; they come back only as somebody
    /// who was never in it, by what the course asks for now.
    ///
    /// @throws org.khuevan.people.NotAllowed for those who do not teach it
    /// @throws NoSuchCourse for those who may not know of it
    public void takeOut(Actor teacher, CourseId id, AccountId student) {
        classroom.taught(teacher, id);
        classroom.takeOut(id, student);
        people.find(student)
                .map(Account::email)
                .filter(email -> !email.isBlank())
                .ifPresent(email -> admission.uninvite(teacher, id, email));
    }

    /// The course, if the student was in it and may come back.
    @Transactional(readOnly = true)
    public Optional<Course> left(Actor.Member student, CourseId id) {
        return classroom.enrolled(Optional.of(id), Optional.of(student.account())).stream()
                .filter(one -> one.left() && !one.takenOut())
                .findFirst()
                .flatMap(_ -> courses.published(id))
                .filter(course -> course.state() == Course.State.PUBLISHED);
    }

    @Transactional(readOnly = true)
    public boolean isEnrolled(Actor actor, CourseId id) {
        return actor instanceof Actor.Member member && classroom.isEnrolled(id, member.account());
    }

    /// Where one stands in each of one's courses, the one enrolled in last first.
    @Transactional(readOnly = true)
    public List<Journey> journeys(Actor.Member student) {
        return classroom
                .enrolled(Optional.empty(), Optional.of(student.account()))
                .reversed()
                .stream()
                .filter(one -> !one.left())
                .filter(one -> courses.published(one.course()).isPresent())
                .map(one -> classroom.journey(student, one.course()))
                .toList();
    }

    /// Where one stands in each, and stood in those that one has left.
    @Transactional(readOnly = true)
    List<Journey> journeysOfAll(Actor.Member student) {
        return classroom.enrolled(Optional.empty(), Optional.of(student.account())).stream()
                .flatMap(one -> courses.published(one.course()).stream())
                .map(course -> classroom.journey(student, course))
                .toList();
    }

    /// Where one stands in a course that one is in.
    ///
    /// @throws NotPossible for those who are not
    /// @throws NoSuchCourse if there is none that they may know of
    @Transactional(readOnly = true)
    public Journey journey(Actor.Member student, CourseId id) {
        return classroom.journey(student, id);
    }
}
