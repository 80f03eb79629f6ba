package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.Admission;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.people.AccountId;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.CourseDraftJson.InvitedJson;
import org.khuevan.rest.CourseDraftJson.JoiningJson;
import org.khuevan.rest.CourseDraftJson.LoginJson;
import org.khuevan.rest.Problems.FieldError;
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

/// Who may join a course, and who teaches it.
@RestController
@RequestMapping("/api/courses/{id}")
@Tag(name = "Courses")
class CourseAccessEndpoints {

    /// Of addresses, in bytes.
    private static final int LONGEST_LIST = 1_000_000;

    private final Admission admission;
    private final CourseDrafts drafts;
    private final CurrentActor current;

    CourseAccessEndpoints(Admission admission, CourseDrafts drafts, CurrentActor current) {
        this.admission = admission;
        this.drafts = drafts;
        this.current = current;
    }

    @Operation(summary = "Read how students join, with the key")
    @GetMapping("/joining")
    JoiningJson joining(@PathVariable String id) {
        CourseId course = CourseEndpoints.parse(id);
        return new JoiningJson(
                Names.of(drafts.latest(current.get(), course).joining()),
                admission.key(current.get(), course));
    }

    @Operation(summary = "Set how students join", description = "Holds at once.")
    @PutMapping("/joining")
    JoiningJson open(@PathVariable String id, @RequestBody JoiningJson said) {
        Joining joining =
                Optional.ofNullable(said.joining())
                        .flatMap(name -> Names.parse(Joining.class, name))
                        .orElseThrow(() ->
                                new NotAcceptableFields(
                                        List.of(new FieldError("joining", "field.value"))));
        try {
            admission.open(
                    current.get(),
                    CourseEndpoints.parse(id),
                    joining,
                    Optional.ofNullable(said.key()).orElse(""));
        } catch (IllegalArgumentException _) {
            throw new NotAcceptableFields(List.of(new FieldError("key", "field.required")));
        }
        return joining(id);
    }

    @Operation(summary = "List who is invited")
    @GetMapping("/invitations")
    InvitedJson invitations(@PathVariable String id) {
        return new InvitedJson(
                admission.invitations(current.get(), CourseEndpoints.parse(id)), List.of());
    }

    @Operation(
            summary = "Invite people",
            description =
                    "CSV or lines of at most 1 MB; whatever has an @ in it is an address. Those"
                            + " invited before stay so.")
    @PostMapping(path = "/invitations", consumes = "*/*")
    InvitedJson invite(@PathVariable String id, HttpServletRequest request) throws IOException {
        CourseId course = CourseEndpoints.parse(id);
        // No byte is read for those who may not change the course.
        drafts.latest(current.get(), course);
        byte[] csv = request.getInputStream().readNBytes(LONGEST_LIST + 1);
        if (csv.length > LONGEST_LIST) {
            throw new NotAcceptableFields(List.of(new FieldError("body", "field.value")));
        }
        List<String> refused = admission.invite(current.get(), course, Admission.addresses(csv));
        return new InvitedJson(admission.invitations(current.get(), course), refused);
    }

    @Operation(summary = "Take an invitation back")
    @DeleteMapping("/invitations/{email}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void uninvite(@PathVariable String id, @PathVariable String email) {
        admission.uninvite(current.get(), CourseEndpoints.parse(id), email);
    }

    @Operation(summary = "Add a teacher by their login")
    @PostMapping("/teachers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addTeacher(@PathVariable String id, @RequestBody LoginJson said) {
        if (admission
                .addTeacher(current.get(), CourseEndpoints.parse(id), said.login())
                .isEmpty()) {
            throw new NotAcceptableFields(List.of(new FieldError("login", "field.value")));
        }
    }

    @Operation(summary = "End somebody's teaching", description = "The last teacher stays.")
    @DeleteMapping("/teachers/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTeacher(@PathVariable String id, @PathVariable UUID account) {
        admission.removeTeacher(current.get(), CourseEndpoints.parse(id), new AccountId(account));
    }
}
