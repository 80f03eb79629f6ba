package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.AttemptId;
import org.khuevan.learning.Marking;
import org.khuevan.learning.Marking.AnswerToMark;
import org.khuevan.learning.Marking.Waiting;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.People;
import org.khuevan.rest.WorkEndpoints.WorkJson;
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

/// Marking what only a person can mark, for the teachers of a course.
@RestController
@RequestMapping("/api/learning")
@Tag(name = "Learning")
class MarkingEndpoints {

    private final Marking marking;
    private final People people;
    private final CurrentMember current;

    MarkingEndpoints(Marking marking, People people, CurrentMember current) {
        this.marking = marking;
        this.people = people;
        this.current = current;
    }

    /// @param late whether it came after it was due
    /// @param again whether it was given back before
    /// @param url where it is read and marked
    record WaitingJson(
            String activity,
            String student,
            Instant since,
            boolean late,
            boolean again,
            String url) {}

    @Operation(summary = "List what waits for a mark", description = "The longest first.")
    @GetMapping("/courses/{course}/marking")
    List<WaitingJson> waiting(@PathVariable String course) {
        List<Waiting> waiting = marking.waiting(current.get(), CurrentMember.course(course));
        Map<AccountId, Account> students =
                people.find(waiting.stream().map(Waiting::student).distinct().toList());
        return waiting.stream()
                .map(one ->
                        new WaitingJson(
                                one.activity().value(),
                                name(students.get(one.student())),
                                one.since(),
                                one instanceof Waiting.HandInWaits work && work.late(),
                                one instanceof Waiting.HandInWaits work && work.again(),
                                switch (one) {
                                    case Waiting.EssayWaits essay ->
                                            "/api/learning/attempts/"
                                                    + essay.attempt()
                                                    + "/essays/"
                                                    + essay.question();
                                    case Waiting.HandInWaits work ->
                                            "/api/learning/work/" + work.handIn();
                                }))
                .toList();
    }

    /// @param guide for whoever marks
    /// @param mark the points given, if it was marked already
    record EssayJson(
            String activity,
            String student,
            String question,
            String guide,
            double points,
            String text,
            @Nullable Double mark,
            String comment) {}

    @Operation(
            summary = "Read an essay of a quiz",
            description = "Or another answer, to mark it otherwise than its key does.")
    @GetMapping("/attempts/{attempt}/essays/{question}")
    EssayJson essay(@PathVariable UUID attempt, @PathVariable String question) {
        AnswerToMark essay =
                marking.answer(
                        current.get(), new AttemptId(attempt), CurrentMember.question(question));
        double points = essay.question().stem().points();
        return new EssayJson(
                essay.activity().value(),
                name(people.find(essay.student()).orElse(null)),
                essay.question().stem().text(),
                essay.guide(),
                points,
                essay.text(),
                essay.mark().map(credit -> credit * points).orElse(null),
                essay.comment());
    }

    /// @param submitted of work that was handed in, as it was read
    /// @param levels the keys of levels by the keys of criteria, where there is a rubric
    /// @param points otherwise
    record GivenMarkJson(
            @Nullable Instant submitted,
            @Nullable Map<String, String> levels,
            @Nullable Double points,
            @Nullable String comment) {

        Map<String, String> found() {
            return levels == null ? Map.of() : levels;
        }

        /// Without it nothing is marked: nobody knows what was read.
        Instant read() {
            return submitted == null ? Instant.EPOCH : submitted;
        }

        double number() {
            return points == null ? 0 : points;
        }

        String words() {
            return comment == null ? "" : comment;
        }
    }

    @Operation(summary = "Mark an essay of a quiz", description = "Or another answer, by hand.")
    @PutMapping("/attempts/{attempt}/essays/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markEssay(
            @PathVariable UUID attempt,
            @PathVariable String question,
            @RequestBody GivenMarkJson mark) {
        marking.markAnswer(
                current.get(),
                new AttemptId(attempt),
                CurrentMember.question(question),
                mark.number(),
                mark.words());
    }

    @Operation(
            summary = "Take the mark back that a person gave to an answer",
            description = "Its key marks it again; an essay waits again.")
    @DeleteMapping("/attempts/{attempt}/essays/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmark(@PathVariable UUID attempt, @PathVariable String question) {
        marking.unmarkAnswer(
                current.get(), new AttemptId(attempt), CurrentMember.question(question));
    }

    @Operation(summary = "Read work that was handed in")
    @GetMapping("/work/{work}")
    WorkJson work(@PathVariable UUID work) {
        return WorkJson.of(marking.handIn(current.get(), work));
    }

    @Operation(
            summary = "Mark work that was handed in",
            description =
                    "`submitted` is that of the work as it was read; if it was handed in anew"
                            + " since, nothing is marked.")
    @PutMapping("/work/{work}/mark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(@PathVariable UUID work, @RequestBody GivenMarkJson mark) {
        marking.markHandIn(
                current.get(), work, mark.read(), mark.found(), mark.number(), mark.words());
    }

    /// @param submitted of the work as it was read
    /// @param comment what is to be improved
    record BackJson(@Nullable Instant submitted, @Nullable String comment) {}

    @Operation(
            summary = "Give work back to be improved",
            description =
                    "Its student may change it and hand it in again, also after the assignment has"
                            + " closed. A mark that it has stays until there is a new one.")
    @PostMapping("/work/{work}/give-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBack(@PathVariable UUID work, @RequestBody BackJson back) {
        marking.giveBack(
                current.get(),
                work,
                back.submitted() == null ? Instant.EPOCH : back.submitted(),
                back.comment() == null ? "" : back.comment());
    }

    private static String name(@Nullable Account account) {
        return account == null ? "" : account.displayName();
    }
}
