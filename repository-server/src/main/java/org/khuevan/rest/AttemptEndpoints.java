package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Answer;
import org.khuevan.learning.AttemptId;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.SentAnswer;
import org.khuevan.learning.Sheet;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.rest.SheetJson.OutcomeJson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Taking quizzes.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class AttemptEndpoints {

    private static final String ATTEMPTS = "/courses/{course}/activities/{activity}/attempts";

    static final int LONGEST_DEVICE = 40;

    private final Attempts attempts;
    private final CurrentMember current;
    private final Clock clock;

    AttemptEndpoints(Attempts attempts, CurrentMember current, Clock clock) {
        this.attempts = attempts;
        this.current = current;
        this.clock = clock;
    }

    @Operation(
            summary = "Begin an attempt at a quiz",
            description = "Goes on with the one that is not handed in yet, if there is one.")
    @PostMapping(ATTEMPTS)
    SheetJson begin(@PathVariable String course, @PathVariable String activity) {
        return json(
                attempts.begin(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity)));
    }

    @Operation(summary = "List one's attempts at a quiz")
    @GetMapping(ATTEMPTS)
    List<SheetJson> list(@PathVariable String course, @PathVariable String activity) {
        return attempts
                .of(current.get(), CurrentMember.course(course), CurrentMember.activity(activity))
                .stream()
                .map(this::json)
                .toList();
    }

    @Operation(summary = "Read one of one's attempts")
    @GetMapping("/attempts/{attempt}")
    SheetJson read(@PathVariable UUID attempt) {
        return json(attempts.find(current.get(), new AttemptId(attempt)));
    }

    /// @param given the answer
    /// @param revision grows with every change, by the sender's count
    /// @param device of the sender, by any name of up to 40 characters, to be told what was
    ///   answered on another one
    /// @param seen the revision of the answer that the sender saw before
    record AnswerJson(Answer given, long revision, @Nullable String device, @Nullable Long seen) {}

    /// @param given what was answered on another device, unknown to the sender
    /// @param revision smaller than the sender's if it was replaced, else it stays
    record ElsewhereJson(Answer given, long revision) {}

    @Operation(
            summary = "Give an answer",
            description =
                    "When this is answered with 204 or 200, the answer is on the disk. An answer"
                            + " with a smaller revision does not replace a newer one, so it may be"
                            + " sent again at will. 200 tells what another device answered that the"
                            + " sender has not `seen`.")
    @ApiResponse(responseCode = "200", description = "Kept; another device answered, too")
    @ApiResponse(responseCode = "204", description = "Kept")
    @PutMapping("/attempts/{attempt}/answers/{question}")
    ResponseEntity<ElsewhereJson> answer(
            @PathVariable UUID attempt,
            @PathVariable String question,
            @RequestBody AnswerJson said) {
        return attempts.answer(
                        current.get(),
                        new AttemptId(attempt),
                        CurrentMember.question(question),
                        sent(said))
                .map(other -> ResponseEntity.ok(new ElsewhereJson(other.given(), other.revision())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static SentAnswer sent(AnswerJson said) {
        if (said.given() == null) {
            throw new NotAcceptableFields(List.of(new FieldError("given", "field.required")));
        }
        String device = Objects.requireNonNullElse(said.device(), "");
        if (device.length() > LONGEST_DEVICE) {
            throw new NotAcceptableFields(List.of(new FieldError("device", "field.long")));
        }
        return new SentAnswer(
                said.given(), said.revision(), device, Objects.requireNonNullElse(said.seen(), 0L));
    }

    @Operation(
            summary = "See how one answered a question",
            description =
                    "Only in quizzes that show it after each question; the answer is final then.")
    @PostMapping("/attempts/{attempt}/answers/{question}/check")
    OutcomeJson check(@PathVariable UUID attempt, @PathVariable String question) {
        return OutcomeJson.of(
                attempts.check(
                        current.get(), new AttemptId(attempt), CurrentMember.question(question)));
    }

    @Operation(
            summary = "Hand an attempt in",
            description = "Once; doing it again only tells how it was.")
    @PostMapping("/attempts/{attempt}/submit")
    SheetJson submit(@PathVariable UUID attempt) {
        return json(attempts.submit(current.get(), new AttemptId(attempt)));
    }

    private SheetJson json(Sheet sheet) {
        return SheetJson.of(sheet, clock.instant());
    }
}
