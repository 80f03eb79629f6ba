package org.khuevan.exchange;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;

/// What of a question a format has no words for.
final class Unsaid {

    static final String MARKS = "missing marks";
    static final String UNITS = "units";
    private static final String PICTURES = "pictures";
    private static final String FORMULA = "MathML";
    private static final String CAPITALS = "capital letters";
    private static final String GUIDE = "guide";
    private static final String ORDER = "order of choices";
    private static final String FEEDBACK = "feedback";
    private static final String PART = "partial marks";
    private static final String WEIGHT = "weight";

    private Unsaid() {}

    static List<String> inGift(Question question) {
        return switch (question) {
            case Question.SingleChoice(_, _, boolean shuffle) -> which(!shuffle, ORDER);
            case Question.MultipleChoice(_, _, boolean shuffle) -> which(!shuffle, ORDER);
            case ShortText(_, _, boolean caseMatters, boolean marksMatter) ->
                    both(which(caseMatters, CAPITALS), which(!marksMatter, MARKS));
            case Numeric number -> which(!number.units().isEmpty(), UNITS);
            case Question.Essay essay -> which(!essay.guide().isBlank(), GUIDE);
            case Question.TrueFalse _, Question.Matching _, Question.Ordering _, Question.Cloze _ ->
                    List.of();
        };
    }

    static List<String> inQti(Question question) {
        return switch (question) {
            case ShortText words ->
                    both(
                            which(!words.marksMatter(), MARKS),
                            which(any(words.accepted(), a -> isSaid(a.feedback())), FEEDBACK));
            case Numeric number ->
                    both(
                            which(!number.units().isEmpty(), UNITS),
                            which(any(number.values(), v -> isSaid(v.feedback())), FEEDBACK));
            case Question.Cloze cloze ->
                    Stream.concat(
                                    cloze.gaps().stream().flatMap(gap -> inQti(gap).stream()),
                                    both(weights(cloze), inWords(offered(cloze))).stream())
                            .distinct()
                            .toList();
            case Question.Essay essay -> which(!essay.guide().isBlank(), GUIDE);
            case Question.SingleChoice _,
                    Question.MultipleChoice _,
                    Question.TrueFalse _,
                    Question.Matching _,
                    Question.Ordering _ ->
                    List.of();
        };
    }

    private static List<String> inQti(Gap gap) {
        return switch (gap.filling()) {
            case Filling.OneOf(var choices) ->
                    both(
                            which(any(choices, c -> isSaid(c.feedback())), FEEDBACK),
                            which(any(choices, Unsaid::isPart), PART));
            case Filling.Words(var accepted, _, boolean marksMatter) ->
                    both(
                            which(!marksMatter, MARKS),
                            which(any(accepted, a -> isSaid(a.feedback())), FEEDBACK));
            case Filling.Number(var values, var units, _) ->
                    both(
                            which(!units.isEmpty(), UNITS),
                            which(any(values, v -> isSaid(v.feedback())), FEEDBACK));
        };
    }

    /// There, what is matched with is words.
    static List<String> inMoodle(Question.Matching matching) {
        return inWords(matching.targets().stream().map(Question.Option::text));
    }

    /// In the text of a cloze of Moodle.
    static List<String> inMoodle(Question.Cloze cloze) {
        return Stream.concat(
                        cloze.gaps().stream()
                                .flatMap(gap ->
                                        switch (gap.filling()) {
                                            case Filling.Words words ->
                                                    which(!words.marksMatter(), MARKS).stream();
                                            case Filling.Number number ->
                                                    which(!number.units().isEmpty(), UNITS)
                                                            .stream();
                                            case Filling.OneOf _ -> Stream.<String>of();
                                        }),
                        both(
                                which(any(cloze.gaps(), g -> g.weight() != whole(g)), WEIGHT),
                                inWords(offered(cloze)))
                                .stream())
                .distinct()
                .toList();
    }

    /// Of texts that another platform has as words only.
    static List<String> inWords(Stream<String> texts) {
        String shown = texts.map(Prose::html).collect(Collectors.joining());
        return both(
                which(shown.contains("<img"), PICTURES), which(shown.contains("<math"), FORMULA));
    }

    /// What is chosen from in gaps.
    static Stream<String> offered(Question.Cloze cloze) {
        return cloze.gaps().stream()
                .map(Gap::filling)
                .flatMap(filling ->
                        filling instanceof Filling.OneOf(var choices)
                                ? choices.stream().map(Choice::text)
                                : Stream.of());
    }

    /// Weights are whole numbers there.
    static long whole(Gap gap) {
        return Math.max(1, Math.round(gap.weight()));
    }

    private static List<String> weights(Question.Cloze cloze) {
        return which(cloze.gaps().stream().mapToDouble(Gap::weight).distinct().count() > 1, WEIGHT);
    }

    private static boolean isPart(Choice choice) {
        return choice.credit() != 0 && choice.credit() != 1;
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }

    private static <T> boolean any(List<T> all, Predicate<T> is) {
        return all.stream().anyMatch(is);
    }

    private static List<String> which(boolean is, String what) {
        return is ? List.of(what) : List.of();
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
