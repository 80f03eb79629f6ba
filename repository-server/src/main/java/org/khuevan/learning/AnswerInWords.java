package org.khuevan.learning;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Answer;
import org.khuevan.course.Posed;
import org.khuevan.course.Posed.Task;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Option;

/// An answer as its student read it, with the texts of what was chosen in place of their keys.
/// Markdown.
final class AnswerInWords {

    private AnswerInWords() {}

    static String of(Question question, Answer given) {
        Task task = Posed.of(question, 0).task();
        return switch (given) {
            case Answer.Written(String text) -> text;
            case Answer.Chosen(var keys) -> joined(keys.stream().sorted(), options(task), "; ");
            case Answer.Ordered(var keys) -> joined(keys.stream(), options(task), " → ");
            case Answer.Matched(var targets) -> matched(task, targets);
            case Answer.Filled(var gaps) -> filled(task, gaps);
        };
    }

    private static String joined(Stream<String> keys, Map<String, String> texts, String between) {
        return keys.map(key -> texts.getOrDefault(key, key)).collect(Collectors.joining(between));
    }

    private static String matched(Task task, Map<String, String> given) {
        return task instanceof Task.Match(var items, var targets)
                ? items.stream()
                        .filter(item -> given.containsKey(item.key()))
                        .map(item ->
                                item.text()
                                        + " → "
                                        + texts(targets)
                                                .getOrDefault(
                                                        given.get(item.key()),
                                                        given.get(item.key())))
                        .collect(Collectors.joining("; "))
                : given.toString();
    }

    private static String filled(Task task, Map<String, String> given) {
        return task instanceof Task.FillGaps(var gaps)
                ? gaps.stream()
                        .filter(gap -> given.containsKey(gap.key()))
                        .map(gap ->
                                texts(gap.options())
                                        .getOrDefault(given.get(gap.key()), given.get(gap.key())))
                        .collect(Collectors.joining("; "))
                : given.toString();
    }

    private static Map<String, String> options(Task task) {
        return switch (task) {
            case Task.ChooseOne(var options) -> texts(options);
            case Task.ChooseAll(var options) -> texts(options);
            case Task.PutInOrder(var items) -> texts(items);
            case Task.SayWhetherTrue _,
                    Task.WriteNumber _,
                    Task.WriteWords _,
                    Task.Match _,
                    Task.FillGaps _,
                    Task.WriteEssay _ ->
                    Map.of();
        };
    }

    private static Map<String, String> texts(List<Option> options) {
        return options.stream()
                .collect(Collectors.toMap(Option::key, Option::text, (first, _) -> first));
    }
}
