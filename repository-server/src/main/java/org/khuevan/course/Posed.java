package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Option;

/// A question as it is put before a student: nothing in it tells what is right.
///
/// @param text Markdown; gaps stand in it as `[[key]]`
public record Posed(QuestionId id, String text, double points, Task task) {

    /// What the student is asked to do.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    public sealed interface Task {

        record ChooseOne(List<Option> options) implements Task {
            public ChooseOne {
                options = List.copyOf(options);
            }
        }

        record ChooseAll(List<Option> options) implements Task {
            public ChooseAll {
                options = List.copyOf(options);
            }
        }

        record SayWhetherTrue() implements Task {}

        /// @param units that may be written behind it, in the teacher's order; may be empty
        record WriteNumber(List<String> units) implements Task {
            public WriteNumber {
                units = List.copyOf(units);
            }
        }

        record WriteWords() implements Task {}

        record Match(List<Option> items, List<Option> targets) implements Task {
            public Match {
                items = List.copyOf(items);
                targets = List.copyOf(targets);
            }
        }

        record PutInOrder(List<Option> items) implements Task {
            public PutInOrder {
                items = List.copyOf(items);
            }
        }

        record FillGaps(List<PosedGap> gaps) implements Task {
            public FillGaps {
                gaps = List.copyOf(gaps);
            }
        }

        record WriteEssay() implements Task {}
    }

    /// @param options to choose from; empty where something is written
    public record PosedGap(String key, List<Option> options) {
        public PosedGap {
            options = List.copyOf(options);
        }
    }

    /// @param seed the same seed gives the same order of what is shuffled
    public static Posed of(Question question, long seed) {
        Random random = new Random(seed ^ question.id().value().hashCode());
        return new Posed(
                question.id(),
                question.stem().text(),
                question.stem().points(),
                task(question, random));
    }

    private static Task task(Question question, Random random) {
        return switch (question) {
            case Question.SingleChoice(_, var choices, boolean shuffle) ->
                    new Task.ChooseOne(options(choices, shuffle, random));
            case Question.MultipleChoice(_, var choices, boolean shuffle) ->
                    new Task.ChooseAll(options(choices, shuffle, random));
            case Question.TrueFalse _ -> new Task.SayWhetherTrue();
            case Question.Numeric number ->
                    new Task.WriteNumber(
                            number.units().stream().map(Question.Numeric.Unit::name).toList());
            case Question.ShortText _ -> new Task.WriteWords();
            case Question.Matching matching ->
                    new Task.Match(
                            matching.pairs().stream().map(Question.Matching.Pair::item).toList(),
                            shuffled(different(matching.targets()), random));
            case Question.Ordering(_, var items) -> new Task.PutInOrder(disordered(items, random));
            case Question.Cloze(_, var gaps) ->
                    new Task.FillGaps(gaps.stream().map(gap -> gap(gap, random)).toList());
            case Question.Essay _ -> new Task.WriteEssay();
        };
    }

    private static PosedGap gap(Question.Gap gap, Random random) {
        return new PosedGap(
                gap.key(),
                switch (gap.filling()) {
                    case Filling.OneOf(var choices) -> options(choices, true, random);
                    case Filling.Words _, Filling.Number _ -> List.of();
                });
    }

    private static List<Option> options(List<Choice> choices, boolean shuffle, Random random) {
        List<Option> options =
                choices.stream().map(choice -> new Option(choice.key(), choice.text())).toList();
        return shuffle ? shuffled(options, random) : options;
    }

    /// Targets that read the same are offered once.
    private static List<Option> different(List<Option> targets) {
        List<Option> different = new ArrayList<>();
        for (Option target : targets) {
            if (different.stream().noneMatch(known -> known.text().equals(target.text()))) {
                different.add(target);
            }
        }
        return different;
    }

    /// Never the right order: what nobody has moved was not answered.
    private static List<Option> disordered(List<Option> items, Random random) {
        List<Option> shuffled = new ArrayList<>(shuffled(items, random));
        if (shuffled.equals(items)) {
            Collections.rotate(shuffled, 1);
        }
        return shuffled;
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
