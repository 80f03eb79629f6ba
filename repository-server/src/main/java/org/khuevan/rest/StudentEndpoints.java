package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.khuevan.learning.ClassList;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.StudentWorks;
import org.khuevan.people.AccountId;
import org.khuevan.rest.CourseDraftJson.LoginJson;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.rest.WorkEndpoints.WorkJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The students of a course, for its teachers.
@RestController
@RequestMapping("/api/learning/courses/{course}/students")
@Tag(name = "Learning")
class StudentEndpoints {

    private final ClassList classes;
    private final StudentWorks works;
    private final Enrolments enrolments;
    private final CurrentMember current;
    private final Clock clock;

    StudentEndpoints(
            ClassList classes,
            StudentWorks works,
            Enrolments enrolments,
            CurrentMember current,
            Clock clock) {
        this.classes = classes;
        this.works = works;
        this.enrolments = enrolments;
        this.current = current;
        this.clock = clock;
    }

    /// @param left whether they are not in the course any more
    /// @param takenOut whether that is because a teacher has taken them out
    record PupilJson(
            UUID account,
            String name,
            String login,
            Instant since,
            boolean left,
            boolean takenOut) {

        static PupilJson of(ClassList.Pupil one) {
            return new PupilJson(
                    one.account().value(),
                    one.name(),
                    one.login(),
                    one.since(),
                    one.left(),
                    one.takenOut());
        }
    }

    @Operation(
            summary = "List the students of a course",
            description = "By name, for its teachers; those who have left, too.")
    @GetMapping
    List<PupilJson> list(@PathVariable String course) {
        return classes.of(current.get(), CurrentMember.course(course)).stream()
                .map(PupilJson::of)
                .toList();
    }

    @Operation(
            summary = "Put somebody into a course by their login",
            description = "Whatever the course asks of others.")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putIn(@PathVariable String course, @RequestBody LoginJson said) {
        if (classes.putIn(
                        current.get(),
                        CurrentMember.course(course),
                        Objects.requireNonNullElse(said.login(), ""))
                .isEmpty()) {
            throw new NotAcceptableFields(List.of(new FieldError("login", "field.value")));
        }
    }

    /// @param attempts at quizzes, with answers and how they were marked
    /// @param work of assignments
    record StudentWorkJson(List<SheetJson> attempts, List<WorkJson> work) {}

    @Operation(summary = "Read all that a student has handed in, marked or not")
    @GetMapping("/{student}/work")
    StudentWorkJson of(@PathVariable String course, @PathVariable UUID student) {
        StudentWorks.StudentWork done =
                works.of(current.get(), CurrentMember.course(course), new AccountId(student));
        return new StudentWorkJson(
                done.attempts().stream()
                        .map(sheet -> SheetJson.of(sheet, clock.instant()))
                        .toList(),
                done.handIns().stream().map(WorkJson::of).toList());
    }

    @Operation(
            summary = "Take a student out of a course",
            description =
                    "What they did stays. They come back only by what the course asks of everybody"
                            + " now, such as a new key.")
    @DeleteMapping("/{student}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOut(@PathVariable String course, @PathVariable UUID student) {
        enrolments.takeOut(current.get(), CurrentMember.course(course), new AccountId(student));
    }
}
