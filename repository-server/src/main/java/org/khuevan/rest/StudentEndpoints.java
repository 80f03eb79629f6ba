package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.StudentWorks;
import org.khuevan.people.AccountId;
import org.khuevan.rest.WorkEndpoints.WorkJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The students of a course, for its teachers.
@RestController
@RequestMapping("/api/learning/courses/{course}/students/{student}")
@Tag(name = "Learning")
class StudentEndpoints {

    private final StudentWorks works;
    private final Enrolments enrolments;
    private final CurrentMember current;
    private final Clock clock;

    StudentEndpoints(
            StudentWorks works, Enrolments enrolments, CurrentMember current, Clock clock) {
        this.works = works;
        this.enrolments = enrolments;
        this.current = current;
        this.clock = clock;
    }

    /// @param attempts at quizzes, with answers and how they were marked
    /// @param work of assignments
    record StudentWorkJson(List<SheetJson> attempts, List<WorkJson> work) {}

    @Operation(summary = "Read all that a student has handed in, marked or not")
    @GetMapping("/work")
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
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOut(@PathVariable String course, @PathVariable UUID student) {
        enrolments.takeOut(current.get(), CurrentMember.course(course), new AccountId(student));
    }
}
