package org.khuevan.course;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Cloze;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;

/// A cloze as teachers write it, with what is right inside the gaps:
///
/// - `[[Hà Nội|Thăng Long]]`: words, any of them is right;
/// - `[[*Hà Nội|Huế|Đà Nẵng]]`: to choose from, the one with the star is right;
/// - `[[#3,14±0,01 m]]`: a number with its tolerance and its unit.
///
/// A gap that is written as before stays the same one, with what this form does not show.
public final class ClozeText {

    private static final Pattern GAP = Pattern.compile("\\[\\[(.+?)]]", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("#\\s*([+-]?[0-9.,]+)\\s*(?:(?:±|\\+-)\\s*([0-9.,]+))?\\s*(.*)");

    private ClozeText() {}

    /// Its text with the gaps written out.
    public static String write(Cloze cloze) {
        String text = cloze.stem().text();
        for (Gap gap : cloze.gaps()) {
            text = text.replace(Cloze.mark(gap.key()), "[[" + inside(gap.filling()) + "]]");
        }
        return text;
    }

    /// @param stem with a text in which gaps are written out
    /// @param before the gaps that there were
    /// @param marksMatter whether Vietnamese marks may not be left out
    public static Cloze read(
            Question.Stem stem, List<Gap> before, boolean marksMatter, SecureRandom random) {
        Map<String, Gap> known = new LinkedHashMap<>();
        before.forEach(gap -> known.putIfAbsent(inside(gap.filling()), gap));
        List<Gap> gaps = new ArrayList<>();
        String text =
                GAP.matcher(stem.text())
                        .replaceAll(found -> {
                            Gap gap = gap(found, known, marksMatter, random);
                            gaps.add(gap);
                            return Matcher.quoteReplacement(Cloze.mark(gap.key()));
                        });
        return new Cloze(
                new Question.Stem(stem.id(), stem.name(), text, stem.points(), stem.feedback()),
                gaps);
    }

    private static Gap gap(
            MatchResult found, Map<String, Gap> known, boolean marksMatter, SecureRandom random) {
        String inside = found.group(1).strip();
        Optional<Gap> same = Optional.ofNullable(known.remove(inside));
        return same.map(gap -> new Gap(gap.key(), gap.weight(), marks(gap.filling(), marksMatter)))
                .orElseGet(
                        () -> new Gap(Key.random(random), 1, filling(inside, marksMatter, random)));
    }

    private static Filling marks(Filling filling, boolean marksMatter) {
        return filling instanceof Filling.Words(var accepted, boolean caseMatters, _)
                ? new Filling.Words(accepted, caseMatters, marksMatter)
                : filling;
    }

    private static Filling filling(String inside, boolean marksMatter, SecureRandom random) {
        Matcher number = NUMBER.matcher(inside);
        if (number.matches()) {
            Optional<Double> value = number(number.group(1));
            if (value.isPresent()) {
                double tolerance =
                        Optional.ofNullable(number.group(2)).flatMap(ClozeText::number).orElse(0.0);
                String unit = number.group(3).strip();
                return new Filling.Number(
                        List.of(new Numeric.Value(value.get(), tolerance, 1, "")),
                        unit.isEmpty() ? List.of() : List.of(new Numeric.Unit(unit, 1)),
                        false);
            }
        }
        List<String> alternatives =
                Arrays.stream(inside.split("\\|"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        if (alternatives.stream().anyMatch(one -> one.startsWith("*")) && alternatives.size() > 1) {
            return new Filling.OneOf(
                    alternatives.stream()
                            .map(one ->
                                    one.startsWith("*")
                                            ? new Choice(
                                                    Key.random(random),
                                                    one.substring(1).strip(),
                                                    1,
                                                    "")
                                            : new Choice(Key.random(random), one, 0, ""))
                            .toList());
        }
        return new Filling.Words(
                alternatives.stream().map(one -> new ShortText.Accepted(one, 1, "")).toList(),
                false,
                marksMatter);
    }

    private static Optional<Double> number(String text) {
        return WrittenNumber.readings(text, List.of(), false).stream().findFirst();
    }

    private static String inside(Filling filling) {
        return switch (filling) {
            case Filling.OneOf(var choices) ->
                    choices.stream()
                            .map(choice -> (choice.credit() > 0 ? "*" : "") + choice.text())
                            .collect(Collectors.joining("|"));
            case Filling.Words(var accepted, _, _) ->
                    accepted.stream()
                            .map(ShortText.Accepted::text)
                            .collect(Collectors.joining("|"));
            case Filling.Number(var values, var units, _) ->
                    "#"
                            + values.stream()
                                    .findFirst()
                                    .map(value ->
                                            written(value.value())
                                                    + (value.tolerance() == 0
                                                            ? ""
                                                            : "±" + written(value.tolerance())))
                                    .orElse("")
                            + (units.isEmpty() ? "" : " " + units.getFirst().name());
        };
    }

    private static String written(double number) {
        return Solution.written(number).replace('.', ',');
    }
}
