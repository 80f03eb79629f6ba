package org.khuevan.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.Answer.Chosen;
import org.khuevan.course.Answer.Filled;
import org.khuevan.course.Answer.Matched;
import org.khuevan.course.Answer.Ordered;
import org.khuevan.course.Answer.Written;
import org.khuevan.course.Grade.Marked;
import org.khuevan.course.Grade.PartMark;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Cloze;
import org.khuevan.course.Question.Essay;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Matching;
import org.khuevan.course.Question.MultipleChoice;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.Ordering;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.SingleChoice;
import org.khuevan.course.Question.TrueFalse;

/// Marks answers: pure functions, the same answer always has the same grade.
public final class Grading {

    /// Thirds and sixths of marks do not quite add up to one.
    private static final double NEARLY = 1e-4;

    private Grading() {}

    /// Marks an answer, whatever it is: what does not fit the question is worth nothing.
    public static Grade grade(Question question, Answer answer) {
        String feedback = question.stem().feedback();
        List<PartMark> parts =
                switch (question) {
                    case SingleChoice single ->
                            one(answer).flatMap(key -> chosen(single.choices(), key)).stream()
                                    .toList();
                    case MultipleChoice multiple -> all(multiple.choices(), answer);
                    case TrueFalse statement -> truth(statement, answer);
                    case Numeric number ->
                            written(answer)
                                    .map(text ->
                                            number(
                                                    number.values(),
                                                    number.units(),
                                                    number.unitRequired(),
                                                    text))
                                    .stream()
                                    .toList();
                    case ShortText words ->
                            written(answer)
                                    .map(text ->
                                            words(
                                                    words.accepted(),
                                                    words.caseMatters(),
                                                    words.marksMatter(),
                                                    text))
                                    .stream()
                                    .toList();
                    case Matching matching -> pairs(matching, answer);
                    case Ordering ordering -> order(ordering, answer);
                    case Cloze cloze -> gaps(cloze, answer);
                    case Essay _ -> List.of();
                };
        return switch (question) {
            case Essay _ -> new Grade.AwaitsPerson(feedback);
            case Matching matching -> marked(sum(parts) / matching.pairs().size(), parts, feedback);
            case Cloze cloze -> marked(weighted(cloze, parts), parts, feedback);
            case SingleChoice _,
                    MultipleChoice _,
                    TrueFalse _,
                    Numeric _,
                    ShortText _,
                    Ordering _ ->
                    marked(sum(parts), parts, feedback);
        };
    }

    private static Marked marked(double credit, List<PartMark> parts, String feedback) {
        double kept = Double.isNaN(credit) ? 0 : Math.clamp(credit, 0, 1);
        double whole = kept > 1 - NEARLY ? 1 : kept < NEARLY ? 0 : kept;
        return new Marked(whole, parts, feedback);
    }

    private static double sum(List<PartMark> parts) {
        return parts.stream().mapToDouble(PartMark::credit).sum();
    }

    private static Optional<String> one(Answer answer) {
        return answer instanceof Chosen(var keys) && keys.size() == 1
                ? keys.stream().findFirst()
                : Optional.empty();
    }

    private static Optional<String> written(Answer answer) {
        return answer instanceof Written(String text) && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<PartMark> chosen(List<Choice> choices, String key) {
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .map(choice -> new PartMark(key, choice.credit(), choice.feedback()))
                .findFirst();
    }

    private static List<PartMark> all(List<Choice> choices, Answer answer) {
        if (!(answer instanceof Chosen(var keys))) {
            return List.of();
        }
        return choices.stream()
                .filter(choice -> keys.contains(choice.key()))
                .map(choice -> new PartMark(choice.key(), choice.credit(), choice.feedback()))
                .toList();
    }

    private static List<PartMark> truth(TrueFalse statement, Answer answer) {
        return one(answer)
                .filter(key -> key.equals(TrueFalse.TRUE) || key.equals(TrueFalse.FALSE))
                .map(key -> {
                    boolean said = key.equals(TrueFalse.TRUE);
                    return new PartMark(
                            key,
                            said == statement.truth() ? 1 : 0,
                            said ? statement.ifTrue() : statement.ifFalse());
                })
                .stream()
                .toList();
    }

    private static PartMark number(
            List<Numeric.Value> values,
            List<Numeric.Unit> units,
            boolean unitRequired,
            String text) {
        List<Double> readings = WrittenNumber.readings(text, units, unitRequired);
        return values.stream()
                .filter(value -> readings.stream().anyMatch(number -> near(number, value)))
                .findFirst()
                .map(value -> new PartMark("", value.credit(), value.feedback()))
                .orElse(new PartMark("", 0, ""));
    }

    /// A tolerance of 0 still forgives what numbers in computers cannot say exactly.
    private static boolean near(double number, Numeric.Value value) {
        double slack = Math.max(Math.abs(value.value()), value.tolerance()) * 1e-9;
        return Math.abs(number - value.value()) <= value.tolerance() + slack;
    }

    private static PartMark words(
            List<ShortText.Accepted> accepted,
            boolean caseMatters,
            boolean marksMatter,
            String text) {
        return accepted.stream()
                .filter(one -> new WrittenWords(caseMatters, marksMatter).fits(text, one.text()))
                .findFirst()
                .map(one -> new PartMark("", one.credit(), one.feedback()))
                .orElse(new PartMark("", 0, ""));
    }

    private static List<PartMark> pairs(Matching matching, Answer answer) {
        if (!(answer instanceof Matched(var targets))) {
            return List.of();
        }
        return matching.pairs().stream()
                .map(pair ->
                        new PartMark(
                                pair.item().key(),
                                isMatched(
                                                matching,
                                                pair,
                                                targets.getOrDefault(pair.item().key(), ""))
                                        ? 1
                                        : 0,
                                ""))
                .toList();
    }

    /// Two pairs may have targets that read the same; each of them is right then.
    private static boolean isMatched(Matching matching, Matching.Pair pair, String key) {
        return matching.targets().stream()
                .filter(target -> target.key().equals(key))
                .anyMatch(target -> target.text().equals(pair.target().text()));
    }

    private static List<PartMark> order(Ordering ordering, Answer answer) {
        List<String> right = ordering.items().stream().map(Option::key).toList();
        if (!(answer instanceof Ordered(var keys))
                || keys.size() != right.size()
                || !new HashSet<>(keys).equals(new HashSet<>(right))) {
            return List.of();
        }
        int most = right.size() - 1;
        int run = longestRising(keys.stream().mapToInt(right::indexOf).toArray()) - 1;
        return List.of(new PartMark("", most <= 0 ? 1 : (double) run / most, ""));
    }

    /// The length of the longest rising subsequence, by patience sorting.
    private static int longestRising(int[] numbers) {
        int[] tops = new int[numbers.length];
        int piles = 0;
        for (int number : numbers) {
            int at = Arrays.binarySearch(tops, 0, piles, number);
            int pile = at < 0 ? -at - 1 : at;
            tops[pile] = number;
            piles = Math.max(piles, pile + 1);
        }
        return piles;
    }

    private static List<PartMark> gaps(Cloze cloze, Answer answer) {
        if (!(answer instanceof Filled(var filled))) {
            return List.of();
        }
        List<PartMark> parts = new ArrayList<>();
        for (Gap gap : cloze.gaps()) {
            String text = filled.getOrDefault(gap.key(), "");
            PartMark mark = text.isBlank() ? new PartMark("", 0, "") : filling(gap.filling(), text);
            parts.add(new PartMark(gap.key(), mark.credit(), mark.feedback()));
        }
        return parts;
    }

    private static PartMark filling(Filling filling, String text) {
        return switch (filling) {
            case Filling.OneOf(var choices) ->
                    chosen(choices, text).orElse(new PartMark("", 0, ""));
            case Filling.Words(var accepted, boolean caseMatters, boolean marksMatter) ->
                    words(accepted, caseMatters, marksMatter, text);
            case Filling.Number(var values, var units, boolean unitRequired) ->
                    number(values, units, unitRequired, text);
        };
    }

    private static double weighted(Cloze cloze, List<PartMark> parts) {
        double all = cloze.gaps().stream().mapToDouble(Gap::weight).sum();
        double reached = 0;
        for (int i = 0; i < parts.size(); i++) {
            reached += cloze.gaps().get(i).weight() * Math.max(0, parts.get(i).credit());
        }
        return reached / all;
    }
}
