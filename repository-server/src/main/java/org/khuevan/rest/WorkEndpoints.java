package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.HandIn;
import org.khuevan.learning.HandIns;
import org.khuevan.learning.SentText;
import org.khuevan.people.CurrentActor;
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

/// Handing in work. Its files are answered to its student and to the teachers of the course; to
/// everybody else there are none.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class WorkEndpoints {

    private static final String WORK = "/courses/{course}/activities/{activity}/work";

    private final HandIns handIns;
    private final CurrentMember current;
    private final CurrentActor actor;
    private final Bytes bytes;

    WorkEndpoints(HandIns handIns, CurrentMember current, CurrentActor actor, Bytes bytes) {
        this.handIns = handIns;
        this.current = current;
        this.actor = actor;
        this.bytes = bytes;
    }

    record WorkFileJson(UUID id, String name, long size, String url) {

        static WorkFileJson of(HandIn.File file) {
            return new WorkFileJson(
                    file.id(),
                    file.name(),
                    file.stored().size(),
                    "/api/learning/files/" + file.id());
        }
    }

    record MarkJson(
            Map<String, String> levels,
            double points,
            double outOf,
            String comment,
            Instant marked) {}

    /// What was handed in before and given back.
    ///
    /// @param files as they were then
    /// @param points that it was marked with, if it was
    /// @param comment what was to be improved
    record BeforeJson(
            Instant submitted,
            String text,
            List<WorkFileJson> files,
            @Nullable Double points,
            double outOf,
            String comment,
            Instant returned) {

        static BeforeJson of(HandIn.Before before) {
            return new BeforeJson(
                    before.submitted(),
                    before.text(),
                    before.files().stream().map(WorkFileJson::of).toList(),
                    before.points().orElse(null),
                    before.outOf(),
                    before.comment(),
                    before.returned());
        }
    }

    /// @param submitted none while it is only a beginning, or is being improved
    /// @param mark the last one; until what was given back is marked anew, the one that it had
    record WorkJson(
            UUID id,
            String text,
            long revision,
            List<WorkFileJson> files,
            @Nullable Instant submitted,
            @Nullable MarkJson mark,
            List<BeforeJson> before) {

        static WorkJson of(HandIn work) {
            return new WorkJson(
                    work.id(),
                    work.text(),
                    work.revision(),
                    work.files().stream().map(WorkFileJson::of).toList(),
                    work.submitted().orElse(null),
                    work.mark()
                            .map(mark ->
                                    new MarkJson(
                                            mark.levels(),
                                            mark.points(),
                                            mark.outOf(),
                                            mark.comment(),
                                            mark.when()))
                            .orElse(null),
                    work.before().stream().map(BeforeJson::of).toList());
        }
    }

    /// @param revision grows with every change, by the sender's count; without one, this is the
    ///   newest
    /// @param device of the sender, by any name of up to 40 characters, to be told what was written
    ///   on another one
    /// @param seen the revision of the text that the sender saw before
    record TextOfWorkJson(
            @Nullable String text,
            @Nullable Long revision,
            @Nullable String device,
            @Nullable Long seen) {

        SentText sent() {
            String from = Objects.requireNonNullElse(device, "");
            if (from.length() > AttemptEndpoints.LONGEST_DEVICE) {
                throw new NotAcceptableFields(List.of(new FieldError("device", "field.long")));
            }
            return new SentText(
                    Objects.requireNonNullElse(text, ""),
                    revision == null ? OptionalLong.empty() : OptionalLong.of(revision),
                    from,
                    Objects.requireNonNullElse(seen, 0L));
        }
    }

    /// @param revision of what is kept now; greater than the one that was sent, it is that of a
    ///   newer text
    /// @param elsewhere what was written on another device, unknown to the sender: what was
    ///   replaced or, where a newer text is kept, that one
    record KeptJson(long revision, @Nullable String elsewhere) {}

    @Operation(
            summary = "Read one's work on an assignment",
            description = "Answered with 204 where nothing was begun.")
    @GetMapping(WORK)
    @Nullable WorkJson read(
            @PathVariable String course,
            @PathVariable String activity,
            HttpServletResponse response) {
        return handIns.find(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity))
                .map(WorkJson::of)
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NO_CONTENT.value());
                    return null;
                });
    }

    @Operation(
            summary = "Keep what one has written so far",
            description =
                    "A text with a smaller revision does not replace a newer one. `elsewhere` tells"
                            + " what another device wrote that the sender has not `seen`.")
    @PutMapping(WORK)
    KeptJson write(
            @PathVariable String course,
            @PathVariable String activity,
            @RequestBody TextOfWorkJson said) {
        SentText.Kept kept =
                handIns.write(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity),
                        said.sent());
        return new KeptJson(kept.revision(), kept.elsewhere().orElse(null));
    }

    @Operation(
            summary = "Add a file to one's work",
            description =
                    "Replaces one of the same name. At most 200 MiB. Over a weak line, /api/uploads"
                            + " takes it in pieces, which go on where they broke off.")
    @PutMapping(WORK + "/files/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(
            @PathVariable String course,
            @PathVariable String activity,
            @PathVariable String name,
            HttpServletRequest request)
            throws IOException {
        handIns.add(
                current.get(),
                CurrentMember.course(course),
                CurrentMember.activity(activity),
                name,
                request.getInputStream());
    }

    @Operation(summary = "Remove a file from one's work")
    @DeleteMapping(WORK + "/files/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String course, @PathVariable String activity, @PathVariable UUID file) {
        handIns.remove(
                current.get(),
                CurrentMember.course(course),
                CurrentMember.activity(activity),
                file);
    }

    @Operation(summary = "Hand one's work in")
    @PostMapping(WORK + "/submit")
    WorkJson submit(@PathVariable String course, @PathVariable String activity) {
        return WorkJson.of(
                handIns.submit(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity)));
    }

    @Operation(
            summary = "Take one's work back",
            description = "To change it, as long as it is not marked and the assignment is open.")
    @DeleteMapping(WORK + "/submit")
    WorkJson takeBack(@PathVariable String course, @PathVariable String activity) {
        return WorkJson.of(
                handIns.takeBack(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity)));
    }

    @Operation(summary = "Read a file that was handed in")
    @GetMapping("/files/{file}")
    void file(@PathVariable UUID file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HandIn.File found = handIns.file(actor.get(), file);
        bytes.send(
                found.stored(),
                found.name(),
                found.mediaType(),
                "private, no-cache",
                request,
                response);
    }
}
