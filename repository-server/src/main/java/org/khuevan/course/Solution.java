package org.khuevan.course;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;

/// What would have been right.
public final class Solution {

    private Solution() {}

    /// The best answer to a question; empty where only a person can tell, or where the question is
    /// unfinished.
    public static Optional<Answer> of(Question question) {
        return switch (question) {
            case Question.SingleChoice single ->
                    best(single.choices()).map(choice -> Answer.Chosen.one(choice.key()));
            case Question.MultipleChoice multiple ->
                    Optional.<Answer>of(
                                    new Answer.Chosen(
                                            multiple.choices().stream()
                                                    .filter(choice -> choice.credit() > 0)
                                                    .map(Choice::key)
                                                    .collect(Collectors.toSet())))
                            .filter(_ -> best(multiple.choices()).isPresent());
            case Question.TrueFalse statement ->
                    Optional.of(
                            Answer.Chosen.one(
                                    statement.truth()
                                            ? Question.TrueFalse.TRUE
                                            : Question.TrueFalse.FALSE));
            case Numeric number -> number(number.values(), number.units()).map(Answer.Written::new);
            case ShortText words -> words(words.accepted()).map(Answer.Written::new);
            case Question.Matching matching ->
                    Optional.of(
                            new Answer.Matched(
                                    matching.pairs().stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            pair -> pair.item().key(),
                                                            pair -> pair.target().key()))));
            case Question.Ordering ordering ->
                    Optional.of(
                            new Answer.Ordered(
                                    ordering.items().stream().map(Option::key).toList()));
            case Question.Cloze cloze -> gaps(cloze.gaps());
            case Question.Essay _ -> Optional.empty();
        };
    }

    private static Optional<Choice> best(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.credit() > 0)
                .max(Comparator.comparingDouble(Choice::credit));
    }

    private static Optional<String> number(List<Numeric.Value> values, List<Numeric.Unit> units) {
        return values.stream()
                .filter(value -> value.credit() > 0)
                .max(Comparator.comparingDouble(Numeric.Value::credit))
                .map(value ->
                        written(value.value())
                                + (units.isEmpty() ? "" : " " + units.getFirst().name()));
    }

    /// Without a needless `.0`, and without an exponent as long as that can be read.
    static String written(double number) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.signum() == 0 || (exponent > -8 && exponent < 12)
                ? exact.toPlainString()
                : exact.scaleByPowerOfTen(-exponent).toPlainString() + "·10^" + exponent;
    }

    private static Optional<String> words(List<ShortText.Accepted> accepted) {
        return accepted.stream()
                .filter(one -> one.credit() > 0)
                .max(Comparator.comparingDouble(ShortText.Accepted::credit))
                .map(one -> one.text().replace("\\*", "*"));
    }

    private static Optional<Answer> gaps(List<Gap> gaps) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (Gap gap : gaps) {
            Optional<String> best =
                    switch (gap.filling()) {
                        case Filling.OneOf(var choices) -> best(choices).map(Choice::key);
                        case Filling.Words(var accepted, _, _) -> words(accepted);
                        case Filling.Number(var values, var units, _) -> number(values, units);
                    };
            best.ifPresent(text -> filled.put(gap.key(), text));
        }
        return filled.size() == gaps.size()
                ? Optional.of(new Answer.Filled(filled))
                : Optional.empty();
    }
}
