package org.khuevan.learning;

import java.util.List;
import org.khuevan.course.CourseId;
import org.khuevan.people.AccountId;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What one student has handed in, marked or not, for the teachers of the course.
///
/// Every method throws [org.khuevan.people.NotAllowed] for those who do not teach it, and
/// [org.khuevan.course.NoSuchCourse] for those who may not know of it.
@Service
@Transactional(readOnly = true)
public class StudentWorks {

    private final Classroom classroom;
    private final AttemptRows attempts;
    private final HandInRows handIns;
    private final Sheets sheets;

    StudentWorks(Classroom classroom, AttemptRows attempts, HandInRows handIns, Sheets sheets) {
        this.classroom = classroom;
        this.attempts = attempts;
        this.handIns = handIns;
        this.sheets = sheets;
    }

    /// @param attempts at quizzes, with everything that is known of them, the first one first
    public record StudentWork(List<Sheet> attempts, List<HandIn> handIns) {
        public StudentWork {
            attempts = List.copyOf(attempts);
            handIns = List.copyOf(handIns);
        }
    }

    public StudentWork of(Actor teacher, CourseId course, AccountId student) {
        classroom.taught(teacher, course);
        return new StudentWork(
                attempts.handedIn(course, student).stream().map(sheets::whole).toList(),
                handIns.handedIn(course, student));
    }

    /// One attempt that was handed in.
    public Sheet attempt(Actor teacher, AttemptId id) {
        AttemptRows.Attempt attempt =
                attempts.find(id)
                        .filter(found -> found.submitted().isPresent())
                        .orElseThrow(() -> new NoSuchActivity("attempt " + id));
        classroom.taught(teacher, attempt.course());
        return sheets.whole(attempt);
    }
}
