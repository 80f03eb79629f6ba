package org.khuevan.learning;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Answer;
import org.khuevan.course.Grade;
import org.khuevan.course.Grading;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;

/// A question as it was asked, and as it is now. Pure functions.
record Rekeyed(Question asked, Question now) {

    /// Whether nothing is different now.
    boolean isSame() {
        return asked.equals(now);
    }

    /// Whether an answer to the one can be an answer to the other, by what there is to choose from.
    boolean asksTheSame() {
        return isSame(Option::key);
    }

    /// Whether they also say the same: a question in other words may be another one, which only a
    /// person can tell.
    boolean readsTheSame() {
        return asked.stem().text().equals(now.stem().text())
                && isSame(option -> option.key() + "=" + option.text());
    }

    private boolean isSame(Function<Option, String> part) {
        return asked.getClass() == now.getClass()
                && options(asked, part).equals(options(now, part));
    }

    private static Set<String> options(Question question, Function<Option, String> part) {
        return switch (Posed.of(question, 0).task()) {
            case Task.ChooseOne(var options) ->
                    options.stream().map(part).collect(Collectors.toSet());
            case Task.ChooseAll(var options) ->
                    options.stream().map(part).collect(Collectors.toSet());
            case Task.Match(var items, var targets) ->
                    Stream.concat(items.stream(), targets.stream())
                            .map(part)
                            .collect(Collectors.toSet());
            case Task.PutInOrder(var items) -> items.stream().map(part).collect(Collectors.toSet());
            case Task.FillGaps(var gaps) ->
                    gaps.stream()
                            .flatMap(gap ->
                                    Stream.concat(
                                            Stream.of(gap.key()),
                                            gap.options().stream()
                                                    .map(part)
                                                    .map(key -> gap.key() + " " + key)))
                            .collect(Collectors.toSet());
            case Task.SayWhetherTrue _, Task.WriteNumber _, Task.WriteWords _, Task.WriteEssay _ ->
                    Set.of();
        };
    }

    /// What an answer earns now. One that is not there, because nothing was answered or its student
    /// had it deleted, keeps what it earned.
    ///
    /// @param before what it earned; empty while it waits for a person
    /// @param nobodyLoses whether what it earned before is the least
    Optional<Double> credit(Optional<Answer> given, Optional<Double> before, boolean nobodyLoses) {
        if (before.isEmpty()) {
            return before;
        }
        double earned =
                given.map(answer ->
                                switch (Grading.grade(now, answer)) {
                                    case Grade.Marked(double credit, _, _) -> credit;
                                    // Blank, or a person would have had to look at it.
                                    case Grade.AwaitsPerson _ -> before.orElse(0.0);
                                })
                        .orElse(before.get());
        return Optional.of(nobodyLoses ? Math.max(earned, before.orElse(0.0)) : earned);
    }
}
