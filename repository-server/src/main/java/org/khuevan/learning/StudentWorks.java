package org.khuevan.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
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
    /// @param handIns also those that were given back, without what is being written now
    public record StudentWork(List<Sheet> attempts, List<HandIn> handIns) {
        public StudentWork {
            attempts = List.copyOf(attempts);
            handIns = List.copyOf(handIns);
        }
    }

    public StudentWork of(Actor teacher, CourseId course, AccountId student) {
        classroom.taught(teacher, course);
        Map<ActivityId, List<Sheet>> quizzes =
                attempts.handedIn(course, student).stream()
                        .map(sheets::whole)
                        .collect(
                                Collectors.groupingBy(
                                        Sheet::activity, LinkedHashMap::new, Collectors.toList()));
        return new StudentWork(
                quizzes.entrySet().stream()
                        .flatMap(one -> counting(course, one.getKey(), one.getValue()).stream())
                        .toList(),
                handIns.handedIn(course, student).stream().map(HandIn::toTeachers).toList());
    }

    private List<Sheet> counting(CourseId course, ActivityId quiz, List<Sheet> all) {
        return classroom
                .lastKnown(course, quiz)
                .filter(Activity.Quiz.class::isInstance)
                .map(one -> Sheet.counting(all, ((Activity.Quiz) one).rules().counts()))
                .orElse(all);
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
