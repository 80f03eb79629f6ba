package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.khuevan.learning.MarkingAnew;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Marking a quiz anew after a key was wrong, for the teachers of a course.
@RestController
@RequestMapping("/api/learning/courses/{course}/activities/{activity}/marking-anew")
@Tag(name = "Learning")
class MarkingAnewEndpoints {

    private final MarkingAnew marking;
    private final CurrentMember current;

    MarkingAnewEndpoints(MarkingAnew marking, CurrentMember current) {
        this.marking = marking;
        this.current = current;
    }

    /// @param attempts that were begun or handed in
    /// @param students whose marks change
    /// @param questions that are not what they were when somebody was asked them
    record EffectJson(int attempts, int students, List<OfQuestionJson> questions) {

        static EffectJson of(MarkingAnew.Effect effect) {
            return new EffectJson(
                    effect.attempts(),
                    effect.students(),
                    effect.questions().stream().map(OfQuestionJson::of).toList());
        }
    }

    /// @param answers that were handed in before the question was changed
    /// @param up how many of them earn a greater part of its points than before
    /// @param down how many earn a smaller part
    /// @param worth whether full marks are others than they were
    /// @param byPerson how many a person has marked, which stay
    /// @param other how many were asked something else, such as other choices, and stay
    /// @param reworded how many were asked in other words, and stay unless they are said to be the
    ///   same
    /// @param was how the question read then, if otherwise
    record OfQuestionJson(
            String question,
            String text,
            int answers,
            int up,
            int down,
            boolean worth,
            int byPerson,
            int other,
            int reworded,
            @Nullable String was) {

        static OfQuestionJson of(MarkingAnew.OfQuestion one) {
            return new OfQuestionJson(
                    one.question().id().value(),
                    one.question().stem().text(),
                    one.answers(),
                    one.up(),
                    one.down(),
                    one.worth(),
                    one.byPerson(),
                    one.other(),
                    one.reworded(),
                    one.was().map(before -> before.stem().text()).orElse(null));
        }
    }

    @Operation(
            summary = "Read what marking a quiz anew would change",
            description =
                    "By its questions as they are published now. With `keep`, no answer loses what"
                            + " it earned. Of questions that read otherwise than they were asked,"
                            + " those in `reworded` count as the same.")
    @GetMapping
    EffectJson preview(
            @PathVariable String course,
            @PathVariable String activity,
            @RequestParam(defaultValue = "false") boolean keep,
            @RequestParam(defaultValue = "") List<String> reworded) {
        return EffectJson.of(
                marking.preview(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity),
                        terms(keep, reworded)));
    }

    @Operation(
            summary = "Mark a quiz anew",
            description =
                    "Answers stay as they were given, and marks that a person gave stay, too."
                            + " Answered with what has changed.")
    @PostMapping
    EffectJson mark(
            @PathVariable String course,
            @PathVariable String activity,
            @RequestParam(defaultValue = "false") boolean keep,
            @RequestParam(defaultValue = "") List<String> reworded) {
        return EffectJson.of(
                marking.mark(
                        current.get(),
                        CurrentMember.course(course),
                        CurrentMember.activity(activity),
                        terms(keep, reworded)));
    }

    private static MarkingAnew.Terms terms(boolean keep, List<String> reworded) {
        return new MarkingAnew.Terms(
                keep, reworded.stream().map(CurrentMember::question).collect(Collectors.toSet()));
    }
}
