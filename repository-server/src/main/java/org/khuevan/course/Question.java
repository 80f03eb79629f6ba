package org.khuevan.course;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One question with its key. All texts are Markdown with formulas, unless said otherwise.
///
/// A question never leaves the server towards a student; what they see is [Posed]. It may be
/// unfinished: what it lacks tells [CourseCheck].
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
public sealed interface Question {

    Stem stem();

    Question withStem(Stem other);

    default QuestionId id() {
        return stem().id();
    }

    /// What all kinds have.
    ///
    /// @param name for the teacher's lists, plain text, or empty
    /// @param text what is asked
    /// @param points full marks
    /// @param feedback shown with the result, whatever was answered; or empty
    record Stem(QuestionId id, String name, String text, double points, String feedback) {

        public Stem {
            Numbers.requirePoints(points);
        }

        public Stem withId(QuestionId other) {
            return new Stem(other, name, text, points, feedback);
        }

        public Stem saying(String other) {
            return new Stem(id, name, other, points, feedback);
        }

        public Stem worth(double other) {
            return new Stem(id, name, text, other, feedback);
        }
    }

    /// @param credit part of the full marks that choosing it gives, from -1 to 1
    /// @param feedback for those who chose it, or empty
    record Choice(String key, String text, double credit, String feedback) {
        public Choice {
            Key.require(key);
            Numbers.requireCredit(credit);
        }
    }

    /// Choose one.
    record SingleChoice(Stem stem, List<Choice> choices, boolean shuffle) implements Question {
        public SingleChoice {
            choices = List.copyOf(choices);
            requireDifferent(choices.stream().map(Choice::key).toList());
        }

        @Override
        public SingleChoice withStem(Stem other) {
            return new SingleChoice(other, choices, shuffle);
        }
    }

    /// Choose all that are right. Credits of what is chosen are added up; the sum counts from 0 to
    /// 1.
    record MultipleChoice(Stem stem, List<Choice> choices, boolean shuffle) implements Question {
        public MultipleChoice {
            choices = List.copyOf(choices);
            requireDifferent(choices.stream().map(Choice::key).toList());
        }

        @Override
        public MultipleChoice withStem(Stem other) {
            return new MultipleChoice(other, choices, shuffle);
        }
    }

    /// @param truth whether what is said is true
    record TrueFalse(Stem stem, boolean truth, String ifTrue, String ifFalse) implements Question {

        /// The keys of its two choices.
        public static final String TRUE = "true";

        public static final String FALSE = "false";

        @Override
        public TrueFalse withStem(Stem other) {
            return new TrueFalse(other, truth, ifTrue, ifFalse);
        }
    }

    /// A number, with a unit if there are any.
    ///
    /// @param values the first that the answer is near enough to gives the marks
    /// @param units the first one has factor 1
    /// @param unitRequired whether a number without a unit is wrong
    record Numeric(Stem stem, List<Value> values, List<Unit> units, boolean unitRequired)
            implements Question {

        public Numeric {
            values = List.copyOf(values);
            units = List.copyOf(units);
        }

        @Override
        public Numeric withStem(Stem other) {
            return new Numeric(other, values, units, unitRequired);
        }

        /// @param tolerance how far the answer may be away, in the first unit
        public record Value(double value, double tolerance, double credit, String feedback) {
            public Value {
                Numbers.requireFinite(value);
                Numbers.requireTolerance(tolerance);
                Numbers.requireCredit(credit);
            }
        }

        /// @param name as it is written behind the number, such as `m/s`
        /// @param factor how many of the first unit one of it is: 1000 for `km` beside `m`
        public record Unit(String name, double factor) {
            public Unit {
                name = name.strip();
                Numbers.requireFinite(factor);
            }
        }
    }

    /// A word or a few.
    ///
    /// @param accepted `*` stands for any text; the first that fits gives the marks
    /// @param caseMatters whether capital letters matter
    /// @param marksMatter whether Vietnamese marks may not be left out
    record ShortText(Stem stem, List<Accepted> accepted, boolean caseMatters, boolean marksMatter)
            implements Question {

        public ShortText {
            accepted = List.copyOf(accepted);
        }

        @Override
        public ShortText withStem(Stem other) {
            return new ShortText(other, accepted, caseMatters, marksMatter);
        }

        /// @param text plain text
        public record Accepted(String text, double credit, String feedback) {
            public Accepted {
                text = text.strip();
                Numbers.requireCredit(credit);
            }
        }
    }

    /// Find what belongs together. Every pair is an equal part of the marks.
    ///
    /// @param distractors targets that belong to nothing
    record Matching(Stem stem, List<Pair> pairs, List<Option> distractors) implements Question {

        public Matching {
            pairs = List.copyOf(pairs);
            distractors = List.copyOf(distractors);
            requireDifferent(pairs.stream().map(pair -> pair.item().key()).toList());
            requireDifferent(targets(pairs, distractors).map(Option::key).toList());
        }

        /// Everything that can be matched with, in the teacher's order.
        public List<Option> targets() {
            return targets(pairs, distractors).toList();
        }

        private static Stream<Option> targets(List<Pair> pairs, List<Option> distractors) {
            return Stream.concat(pairs.stream().map(Pair::target), distractors.stream());
        }

        @Override
        public Matching withStem(Stem other) {
            return new Matching(other, pairs, distractors);
        }

        /// Their keys are chosen apart, so that they tell nothing.
        public record Pair(Option item, Option target) {}
    }

    /// Put into order. Marks are for the longest run of items that are in the right order among
    /// each other.
    ///
    /// @param items in the right order
    record Ordering(Stem stem, List<Option> items) implements Question {

        public Ordering {
            items = List.copyOf(items);
            requireDifferent(items.stream().map(Option::key).toList());
        }

        @Override
        public Ordering withStem(Stem other) {
            return new Ordering(other, items);
        }
    }

    /// A text with gaps, which stand in it as `[[key]]`.
    record Cloze(Stem stem, List<Gap> gaps) implements Question {

        public Cloze {
            gaps = List.copyOf(gaps);
            requireDifferent(gaps.stream().map(Gap::key).toList());
        }

        @Override
        public Cloze withStem(Stem other) {
            return new Cloze(other, gaps);
        }

        /// A line to write on, in Markdown.
        public static final String BLANK = "\\_\\_\\_\\_";

        /// Markdown in which gaps are lines to write on.
        public static String blanks(String markdown) {
            return markdown.replaceAll(
                    "\\[\\[[A-Za-z0-9_-]+]]", java.util.regex.Matcher.quoteReplacement(BLANK));
        }

        /// How a gap stands in the text.
        public static String mark(String key) {
            return "[[" + key + "]]";
        }
    }

    /// One gap of a cloze.
    ///
    /// @param weight its part of the marks, in relation to the other gaps
    record Gap(String key, double weight, Filling filling) {
        public Gap {
            Key.require(key);
            Numbers.requirePoints(weight);
        }
    }

    /// What goes into a gap.
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    sealed interface Filling {

        /// Chosen from a list.
        record OneOf(List<Choice> choices) implements Filling {
            public OneOf {
                choices = List.copyOf(choices);
                requireDifferent(choices.stream().map(Choice::key).toList());
            }
        }

        /// Written, as in [ShortText].
        record Words(List<ShortText.Accepted> accepted, boolean caseMatters, boolean marksMatter)
                implements Filling {
            public Words {
                accepted = List.copyOf(accepted);
            }
        }

        /// A number, as in [Numeric].
        record Number(List<Numeric.Value> values, List<Numeric.Unit> units, boolean unitRequired)
                implements Filling {
            public Number {
                values = List.copyOf(values);
                units = List.copyOf(units);
            }
        }
    }

    /// Marked by a person.
    ///
    /// @param guide for whoever marks, never seen by students
    record Essay(Stem stem, String guide) implements Question {
        @Override
        public Essay withStem(Stem other) {
            return new Essay(other, guide);
        }
    }

    /// Something with a name that tells nothing.
    record Option(String key, String text) {
        public Option {
            Key.require(key);
        }
    }

    private static void requireDifferent(List<String> keys) {
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException("there are two with the key " + key);
            }
        }
    }
}
