package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.khuevan.course.Answer;
import org.khuevan.learning.AttemptId;
import org.khuevan.learning.Attempts;
import org.khuevan.learning.Sheet;
import org.khuevan.rest.Problems.FieldError;
import org.khuevan.rest.SheetJson.OutcomeJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Taking quizzes.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class AttemptEndpoints {

    private static final String ATTEMPTS = "/courses/{course}/activities/{activity}/attempts";

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
    record AnswerJson(Answer given, long revision) {}

    @Operation(
            summary = "Give an answer",
            description =
                    "When this is answered with 204, the answer is on the disk. An answer with a"
                            + " smaller revision does not replace a newer one, so it may be sent"
                            + " again at will.")
    @PutMapping("/attempts/{attempt}/answers/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @PathVariable UUID attempt,
            @PathVariable String question,
            @RequestBody AnswerJson said) {
        if (said.given() == null) {
            throw new NotAcceptableFields(List.of(new FieldError("given", "field.required")));
        }
        attempts.answer(
                current.get(),
                new AttemptId(attempt),
                CurrentMember.question(question),
                said.given(),
                said.revision());
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
