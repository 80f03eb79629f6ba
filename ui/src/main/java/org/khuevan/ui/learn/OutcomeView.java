package org.khuevan.ui.learn;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Answer;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.learning.Sheet;
import org.khuevan.ui.shell.Words;

/// How a question was answered: the mark in a word, what the teacher says about it, and what would
/// have been right.
final class OutcomeView extends Div {

    private static final long serialVersionUID = 1;

    OutcomeView(Words words, Posed posed, Sheet.Outcome outcome) {
        addClassName("outcome");
        String state =
                outcome.credit()
                        .map(credit -> credit >= 1 ? "right" : credit > 0 ? "partly" : "wrong")
                        .orElse("waits");
        Tags.data(this, "outcome", state);
        Span mark = new Span(words.get("learn.outcome." + state));
        mark.addClassName("outcome-mark");
        Paragraph head = new Paragraph(mark);
        outcome.credit()
                .ifPresent(credit ->
                        head.add(
                                Tags.span(
                                        words.get(
                                                "learn.outcome.points",
                                                Says.number(words, credit * posed.points()),
                                                Says.number(words, posed.points())),
                                        "quiet")));
        if (outcome.byPerson()) {
            head.add(Tags.span(" · " + words.get("learn.outcome.by-person"), "quiet"));
        }
        add(head);
        outcome.parts().stream()
                .filter(part -> !part.feedback().isBlank())
                .forEach(part -> add(Tags.prose(part.feedback())));
        if (!outcome.feedback().isBlank()) {
            add(Tags.prose(outcome.feedback()));
        }
        if (!outcome.comment().isBlank()) {
            add(Tags.prose(outcome.comment()));
        }
        if (!state.equals("right")) {
            outcome.solution()
                    .filter(solution -> !Answers.isEmpty(solution))
                    .ifPresent(solution ->
                            add(Answers.saying(words, "learn.outcome.solution", posed, solution)));
        }
    }

    /// Answers in words.
    static final class Answers {

        private Answers() {}

        static boolean isEmpty(Answer answer) {
            return switch (answer) {
                case Answer.Chosen(var keys) -> keys.isEmpty();
                case Answer.Written(String text) -> text.isBlank();
                case Answer.Matched(var targets) -> targets.isEmpty();
                case Answer.Ordered(var keys) -> keys.isEmpty();
                case Answer.Filled(var gaps) -> gaps.isEmpty();
            };
        }

        /// A sentence about an answer, with the pictures and formulas of what was chosen.
        static Paragraph saying(Words words, String key, Posed posed, Answer answer) {
            return switch (answer) {
                case Answer.Chosen(var keys) when !(posed.task() instanceof Task.SayWhetherTrue) ->
                        Tags.saying(
                                words,
                                key,
                                options(posed)
                                        .filter(one -> keys.contains(one.key()))
                                        .map(Question.Option::text)
                                        .toList(),
                                "; ");
                case Answer.Ordered(var keys) ->
                        Tags.saying(
                                words,
                                key,
                                keys.stream()
                                        .flatMap(one ->
                                                options(posed).filter(o -> o.key().equals(one)))
                                        .map(Question.Option::text)
                                        .toList(),
                                " → ");
                // "True" and "false" are words of ours.
                case Answer.Chosen _ -> new Paragraph(words.get(key, text(words, posed, answer)));
                case Answer.Written _, Answer.Matched _, Answer.Filled _ ->
                        Tags.saying(words, key, text(words, posed, answer));
            };
        }

        private static Stream<Question.Option> options(Posed posed) {
            return switch (posed.task()) {
                case Task.ChooseOne(var options) -> options.stream();
                case Task.ChooseAll(var options) -> options.stream();
                case Task.PutInOrder(var items) -> items.stream();
                case Task.SayWhetherTrue _,
                        Task.WriteNumber _,
                        Task.WriteWords _,
                        Task.Match _,
                        Task.FillGaps _,
                        Task.WriteEssay _ ->
                        Stream.of();
            };
        }

        static String text(Words words, Posed posed, Answer answer) {
            return switch (answer) {
                case Answer.Chosen(var keys) ->
                        keys.stream()
                                .map(key -> label(words, posed, key))
                                .collect(Collectors.joining("; "));
                case Answer.Written(String text) -> text;
                case Answer.Matched(var targets) ->
                        inOrder(posed, targets)
                                .map(pair ->
                                        label(words, posed, pair.getKey())
                                                + " → "
                                                + label(words, posed, pair.getValue()))
                                .collect(Collectors.joining("; "));
                case Answer.Ordered(var keys) ->
                        keys.stream()
                                .map(key -> label(words, posed, key))
                                .collect(Collectors.joining(" → "));
                case Answer.Filled(var gaps) ->
                        inOrder(posed, gaps)
                                .map(pair -> label(words, posed, pair.getValue()))
                                .collect(Collectors.joining("; "));
            };
        }

        /// Items and gaps as they stand in the question.
        private static Stream<Map.Entry<String, String>> inOrder(
                Posed posed, Map<String, String> answered) {
            Stream<String> asked =
                    switch (posed.task()) {
                        case Task.Match(var items, _) -> items.stream().map(Question.Option::key);
                        case Task.FillGaps(var gaps) -> gaps.stream().map(Posed.PosedGap::key);
                        case Task.ChooseOne _,
                                Posed.Task.ChooseAll _,
                                Posed.Task.SayWhetherTrue _,
                                Posed.Task.PutInOrder _,
                                Posed.Task.WriteNumber _,
                                Posed.Task.WriteWords _,
                                Posed.Task.WriteEssay _ ->
                                Stream.of();
                    };
            return asked.flatMap(key ->
                    Stream.ofNullable(answered.get(key)).map(value -> Map.entry(key, value)));
        }

        private static String label(Words words, Posed posed, String key) {
            return switch (posed.task()) {
                case Task.ChooseOne(var options) -> find(options, key);
                case Task.ChooseAll(var options) -> find(options, key);
                case Task.SayWhetherTrue() -> words.get("learn.quiz." + (key.equals("true")));
                case Task.Match(var items, var targets) ->
                        targets.stream()
                                .filter(target -> target.key().equals(key))
                                .findFirst()
                                .map(target -> Letters.named(targets, target))
                                .orElseGet(() -> find(items, key));
                case Task.PutInOrder(var items) -> find(items, key);
                case Task.FillGaps(var gaps) ->
                        gaps.stream()
                                .flatMap(gap ->
                                        gap.options().stream()
                                                .filter(option -> option.key().equals(key))
                                                .map(one -> Letters.named(gap.options(), one)))
                                .findFirst()
                                .orElse(key);
                case Task.WriteNumber _, Posed.Task.WriteWords _, Posed.Task.WriteEssay _ -> key;
            };
        }

        private static String find(java.util.List<Question.Option> options, String key) {
            return options.stream()
                    .filter(option -> option.key().equals(key))
                    .map(option -> Prose.text(option.text()))
                    .findFirst()
                    .orElse(key);
        }
    }
}
