package org.khuevan.learning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /// Whether students who were asked the one could have answered the other: only then are their
    /// answers marked by it.
    boolean asksTheSame() {
        return asked.getClass() == now.getClass() && keys(asked).equals(keys(now));
    }

    private static Set<String> keys(Question question) {
        return switch (Posed.of(question, 0).task()) {
            case Task.ChooseOne(var options) -> keys(options).collect(Collectors.toSet());
            case Task.ChooseAll(var options) -> keys(options).collect(Collectors.toSet());
            case Task.Match(var items, var targets) ->
                    Stream.concat(keys(items), keys(targets)).collect(Collectors.toSet());
            case Task.PutInOrder(var items) -> keys(items).collect(Collectors.toSet());
            case Task.FillGaps(var gaps) ->
                    gaps.stream()
                            .flatMap(gap ->
                                    Stream.concat(
                                            Stream.of(gap.key()),
                                            keys(gap.options()).map(key -> gap.key() + " " + key)))
                            .collect(Collectors.toSet());
            case Task.SayWhetherTrue _, Task.WriteNumber _, Task.WriteWords _, Task.WriteEssay _ ->
                    Set.of();
        };
    }

    private static Stream<String> keys(List<Option> options) {
        return options.stream().map(Option::key);
    }

    /// What an answer earns now.
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
                        .orElse(0.0);
        return Optional.of(nobodyLoses ? Math.max(earned, before.orElse(0.0)) : earned);
    }
}
