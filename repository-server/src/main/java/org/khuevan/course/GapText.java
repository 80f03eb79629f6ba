package org.khuevan.course;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText.Accepted;

/// What is written into one gap of a [ClozeText]. Only what gives the best marks is shown as right;
/// the rest of what the gap held before goes with it unseen.
///
/// @param before what the gap held
/// @param marksMatter whether Vietnamese marks may not be left out
record GapText(Optional<Filling> before, boolean marksMatter, SecureRandom random) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "#\\s*(?<value>%1$s)\\s*(?:(?:±|\\+-)\\s*(?<tolerance>%1$s))?\\s*(?<unit>.*)"
                            .formatted(WrittenNumber.WITHIN));

    static String of(Filling filling) {
        return switch (filling) {
            case Filling.OneOf(var choices) -> {
                double best = choices.stream().mapToDouble(Choice::credit).max().orElse(1);
                yield choices.stream()
                        .map(choice -> (isRight(choice, best) ? "*" : "") + choice.text())
                        .collect(Collectors.joining("|"));
            }
            case Filling.Words words ->
                    shown(words).stream().map(Accepted::text).collect(Collectors.joining("|"));
            case Filling.Number(var values, var units, _) ->
                    "#"
                            + values.stream().findFirst().map(GapText::written).orElse("")
                            + (units.isEmpty() ? "" : " " + units.getFirst().name());
        };
    }

    private static boolean isRight(Choice choice, double best) {
        return choice.credit() > 0 && choice.credit() >= best;
    }

    private static List<Accepted> shown(Filling.Words words) {
        double best = words.accepted().stream().mapToDouble(Accepted::credit).max().orElse(1);
        return words.accepted().stream().filter(one -> one.credit() >= best).toList();
    }

    private static String written(Numeric.Value value) {
        return written(value.value())
                + (value.tolerance() == 0 ? "" : "±" + written(value.tolerance()));
    }

    private static String written(double number) {
        return Solution.written(number).replace('.', ',');
    }

    Filling read(String inside) {
        if (before.isPresent() && of(before.get()).equals(inside)) {
            return before.get() instanceof Filling.Words(var accepted, boolean caseMatters, _)
                    ? new Filling.Words(accepted, caseMatters, marksMatter)
                    : before.get();
        }
        Matcher number = NUMBER.matcher(inside);
        Optional<Double> value =
                number.matches() ? number(number.group("value")) : Optional.empty();
        if (value.isPresent()) {
            return number(value.get(), number.group("tolerance"), number.group("unit").strip());
        }
        List<String> alternatives =
                Arrays.stream(inside.split("\\|"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        return alternatives.size() > 1 && alternatives.stream().anyMatch(this::isStarred)
                ? oneOf(alternatives)
                : words(alternatives);
    }

    /// A star alone, and one that began an accepted word before, stands for any text.
    private boolean isStarred(String alternative) {
        return alternative.startsWith("*")
                && alternative.length() > 1
                && !(before.orElse(null) instanceof Filling.Words words
                        && shown(words).stream().anyMatch(one -> one.text().equals(alternative)));
    }

    private Filling oneOf(List<String> alternatives) {
        List<Choice> old =
                before.orElse(null) instanceof Filling.OneOf(var choices) ? choices : List.of();
        double best = old.stream().mapToDouble(Choice::credit).max().orElse(1);
        return new Filling.OneOf(
                alternatives.stream()
                        .map(one -> {
                            boolean right = isStarred(one);
                            String text = right ? one.substring(1).strip() : one;
                            return old.stream()
                                    .filter(choice -> choice.text().strip().equals(text))
                                    .findFirst()
                                    .map(choice ->
                                            isRight(choice, best) == right
                                                    ? choice
                                                    : new Choice(
                                                            choice.key(),
                                                            text,
                                                            right ? 1 : 0,
                                                            choice.feedback()))
                                    .orElseGet(() ->
                                            new Choice(
                                                    Key.random(random), text, right ? 1 : 0, ""));
                        })
                        .toList());
    }

    /// Fresh words stand before the old ones: of those that fit, the first gives the marks, and the
    /// last is often the star that catches everything else.
    private Filling words(List<String> alternatives) {
        if (!(before.orElse(null) instanceof Filling.Words old)) {
            return new Filling.Words(
                    alternatives.stream().map(one -> new Accepted(one, 1, "")).toList(),
                    false,
                    marksMatter);
        }
        List<Accepted> shown = shown(old);
        Set<String> written = Set.copyOf(alternatives);
        List<Accepted> kept =
                old.accepted().stream()
                        .filter(one -> shown.contains(one) == written.contains(one.text()))
                        .toList();
        Set<String> known = kept.stream().map(Accepted::text).collect(Collectors.toSet());
        return new Filling.Words(
                Stream.concat(
                                alternatives.stream()
                                        .filter(one -> !known.contains(one))
                                        .map(one -> new Accepted(one, 1, "")),
                                kept.stream())
                        .toList(),
                old.caseMatters(),
                marksMatter);
    }

    /// Another unit in front would change what the factors of the others mean.
    private Filling number(double value, @Nullable String tolerance, String unit) {
        double near = Optional.ofNullable(tolerance).flatMap(GapText::number).orElse(0.0);
        List<Numeric.Unit> alone = unit.isEmpty() ? List.of() : List.of(new Numeric.Unit(unit, 1));
        if (!(before.orElse(null) instanceof Filling.Number(var values, var units, var required))
                || values.isEmpty()) {
            return new Filling.Number(List.of(new Numeric.Value(value, near, 1, "")), alone, false);
        }
        Numeric.Value first = values.getFirst();
        boolean sameUnit =
                units.stream().findFirst().map(Numeric.Unit::name).orElse("").equals(unit);
        return new Filling.Number(
                Stream.concat(
                                Stream.of(
                                        new Numeric.Value(
                                                value, near, first.credit(), first.feedback())),
                                values.stream().skip(1))
                        .toList(),
                sameUnit ? units : alone,
                required && !unit.isEmpty());
    }

    private static Optional<Double> number(String text) {
        return WrittenNumber.readings(text, List.of(), false).stream().findFirst();
    }
}
