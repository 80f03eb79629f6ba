package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.learning.Deed;
import org.khuevan.learning.Deeds;
import org.khuevan.learning.Enrolments;
import org.khuevan.learning.Grades;
import org.khuevan.learning.NoSuchActivity;
import org.khuevan.learning.NotPossible;
import org.khuevan.learning.OwnRecords;
import org.khuevan.people.Actor;
import org.khuevan.rest.DeedsJson.DeedJson;
import org.khuevan.rest.JourneyJson.StepJson;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own courses, progress, results and records.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class LearningEndpoints {

    private final Enrolments enrolments;
    private final Deeds deeds;
    private final OwnRecords records;
    private final CurrentMember current;

    LearningEndpoints(
            Enrolments enrolments, Deeds deeds, OwnRecords records, CurrentMember current) {
        this.enrolments = enrolments;
        this.deeds = deeds;
        this.records = records;
        this.current = current;
    }

    @Operation(summary = "List one's courses", description = "With progress and what is next.")
    @GetMapping("/courses")
    List<JourneyJson> courses() {
        return enrolments.journeys(current.get()).stream().map(JourneyJson::of).toList();
    }

    @Operation(
            summary = "Read where one stands in a course",
            description = "Hidden activities are not in it.")
    @GetMapping("/courses/{course}")
    JourneyJson course(@PathVariable String course) {
        return JourneyJson.of(enrolments.journey(current.get(), CurrentMember.course(course)));
    }

    /// @param key of the course, where it has one
    record EnrolmentJson(@Nullable String key) {}

    @Operation(summary = "Enrol in a course")
    @PutMapping("/courses/{course}/enrolment")
    JourneyJson enrol(@PathVariable String course, @RequestBody EnrolmentJson wanted) {
        Actor.Member student = current.get();
        CourseId id = CurrentMember.course(course);
        enrolments.join(student, id, wanted.key() == null ? "" : wanted.key());
        return JourneyJson.of(enrolments.journey(student, id));
    }

    @Operation(
            summary = "Leave a course",
            description = "What was done there is found again by who enrols again.")
    @DeleteMapping("/courses/{course}/enrolment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String course) {
        enrolments.leave(current.get(), CurrentMember.course(course));
    }

    /// @param taken ids of what is kept now, and need not be sent again
    /// @param refused ids of what will never be taken, such as for a course one is not in, or a
    ///   second no recording has
    /// @param steps the activities, as they are now
    record TakenJson(List<UUID> taken, List<UUID> refused, List<StepJson> steps) {}

    @Operation(
            summary = "Report what was done",
            description =
                    "Seconds played, pages seen, texts read. Each has an id made by the sender:"
                            + " what is sent again counts once, in whatever order it comes.")
    @PostMapping("/deeds")
    TakenJson report(@RequestBody DeedsJson said) {
        Actor.Member student = current.get();
        record Where(CourseId course, ActivityId activity) {}
        Map<Where, List<Deed>> by = new LinkedHashMap<>();
        List<UUID> refused = new ArrayList<>();
        for (int i = 0; i < said.deeds().size(); i++) {
            DeedJson one = said.deeds().get(i);
            Optional<Deed> deed = one.parse(i);
            if (deed.isEmpty()) {
                refused.add(one.id());
                continue;
            }
            try {
                Where where =
                        new Where(
                                CurrentMember.course(one.course()),
                                CurrentMember.activity(one.activity()));
                by.computeIfAbsent(where, _ -> new ArrayList<>()).add(deed.get());
            } catch (NoSuchCourse | NoSuchActivity _) {
                refused.add(one.id());
            }
        }
        List<UUID> taken = new ArrayList<>();
        List<StepJson> steps = new ArrayList<>();
        by.forEach((where, done) -> {
            List<UUID> ids = done.stream().map(Deed::id).toList();
            try {
                steps.add(StepJson.of(deeds.take(student, where.course(), where.activity(), done)));
                taken.addAll(ids);
            } catch (NoSuchCourse | NoSuchActivity | NotPossible _) {
                refused.addAll(ids);
            }
        });
        return new TakenJson(taken, refused, steps);
    }

    record ResultJson(
            String course,
            String courseTitle,
            String activity,
            String title,
            double weight,
            boolean done,
            @Nullable Double grade) {}

    @Operation(summary = "Read one's results")
    @GetMapping("/grades")
    List<ResultJson> grades() {
        return enrolments.journeys(current.get()).stream()
                .flatMap(journey -> Grades.of(journey).stream())
                .map(result ->
                        new ResultJson(
                                result.course().value(),
                                result.courseTitle(),
                                result.activity().value(),
                                result.title(),
                                result.weight(),
                                result.done(),
                                result.grade().orElse(null)))
                .toList();
    }

    @Operation(
            summary = "Take along everything one has done",
            description = "A ZIP archive of JSON files and of the files that were handed in.")
    @GetMapping(path = "/records", produces = "application/zip")
    void records(HttpServletResponse response) throws IOException {
        Actor.Member person = current.get();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"khuevan-records.zip\"");
        records.write(person, response.getOutputStream());
    }

    @Operation(
            summary = "Delete what one has done",
            description = "Grades and certificates stay where the platform has to keep them.")
    @DeleteMapping("/records")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete() {
        records.delete(current.get());
    }
}
