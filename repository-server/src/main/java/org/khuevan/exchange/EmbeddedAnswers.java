package org.khuevan.exchange;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.khuevan.course.Key;
import org.khuevan.course.Question;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.Stem;
import org.khuevan.course.QuestionId;

/// The gaps of Moodle's cloze questions, such as `{1:SHORTANSWER:=Paris#Yes~*#No}`. Gaps with
/// several right answers to tick become questions of their own, for a gap here takes one answer.
final class EmbeddedAnswers {

    private static final Pattern GAP =
            Pattern.compile("\\{(\\d*):([A-Z_]+):((?:\\\\.|[^}\\\\])*)}", Pattern.DOTALL);
    private static final Pattern ANSWER =
            Pattern.compile("^\\s*(?:(=)|%(-?[0-9.]+)%)?", Pattern.DOTALL);

    private final SecureRandom random;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Ticked> ticked = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    /// A gap with several right answers.
    private record Ticked(String key, double weight, List<Choice> choices, boolean shuffle) {}

    EmbeddedAnswers(SecureRandom random) {
        this.random = random;
    }

    /// @param text makes the text of the question, given what replaces its gaps
    /// @return the question, and after it those that were a gap of it
    /// @throws IllegalArgumentException if a gap is of a kind that there is not here
    List<Question> read(Stem stem, Function<UnaryOperator<String>, String> text) {
        String marked = text.apply(this::replaceGaps);
        if (gaps.isEmpty() && ticked.isEmpty()) {
            throw new IllegalArgumentException("no gap");
        }
        List<Question> questions = new ArrayList<>();
        if (!gaps.isEmpty()) {
            Stem with = stem.saying(elsewhere(marked, ""));
            questions.add(new Question.Cloze(with.worth(points(stem)), gaps));
        }
        for (Ticked one : ticked) {
            Stem own = questions.isEmpty() ? stem : stem.withId(QuestionId.random(random));
            String asked = Question.Cloze.blanks(elsewhere(marked, one.key));
            questions.add(
                    new Question.MultipleChoice(
                            own.saying(asked).worth(one.weight), one.choices, one.shuffle));
        }
        return questions;
    }

    /// What there is no place for here.
    List<String> lost() {
        return List.copyOf(lost);
    }

    /// The text, in which other gaps to tick are lines, and the one that is asked for is marked.
    private String elsewhere(String marked, String asked) {
        String text = marked;
        for (Ticked one : ticked) {
            text =
                    text.replace(
                            Question.Cloze.mark(one.key),
                            one.key.equals(asked) && ticked.size() + gaps.size() > 1
                                    ? "**" + Question.Cloze.BLANK + " ?**"
                                    : Question.Cloze.BLANK);
        }
        return text;
    }

    /// A cloze of Moodle is worth what its gaps are worth together.
    private double points(Stem stem) {
        double sum = gaps.stream().mapToDouble(Gap::weight).sum();
        return sum > 0 ? sum : stem.points();
    }

    private String replaceGaps(String text) {
        return GAP.matcher(text)
                .replaceAll(found -> {
                    String key = Key.random(random);
                    double weight =
                            found.group(1).isEmpty() ? 1 : Double.parseDouble(found.group(1));
                    String kind = found.group(2);
                    if (kind.matches("(MULTIRESPONSE|MR)(_?H?S?)?")) {
                        List<Choice> choices = shared(choices(parts(found.group(3))));
                        ticked.add(new Ticked(key, weight, choices, kind.matches(".*[_RH]S")));
                    } else {
                        gaps.add(new Gap(key, weight, filling(kind, found.group(3))));
                    }
                    return Matcher.quoteReplacement(Question.Cloze.mark(key));
                });
    }

    private Filling filling(String kind, String answers) {
        List<Part> parts = parts(answers);
        if (kind.matches("(SHORTANSWER|SA|MW)(_C)?|SAC|MWC|SHORTANSWER_C")) {
            return new Filling.Words(
                    parts.stream()
                            .map(part ->
                                    new ShortText.Accepted(part.text, part.credit, part.feedback))
                            .toList(),
                    kind.endsWith("C"),
                    true);
        }
        if (kind.matches("NUMERICAL|NM")) {
            // What is said about all other numbers.
            parts.stream()
                    .filter(part -> part.text.equals("*"))
                    .filter(part -> part.credit != 0 || !part.feedback.isEmpty())
                    .forEach(_ -> lost.add("*"));
            return new Filling.Number(
                    parts.stream()
                            .filter(part -> !part.text.equals("*"))
                            .map(EmbeddedAnswers::value)
                            .toList(),
                    List.of(),
                    false);
        }
        if (kind.matches("(MULTICHOICE|MC)(_?[VH]?S?)?")) {
            return new Filling.OneOf(choices(parts));
        }
        throw new IllegalArgumentException("kind of gap: " + kind);
    }

    private List<Choice> choices(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        new Choice(
                                Key.random(random),
                                MarkdownOf.plain(part.text),
                                part.credit,
                                part.feedback))
                .toList();
    }

    /// Each right answer is full marks in Moodle's way of writing; all of them together are meant.
    private static List<Choice> shared(List<Choice> choices) {
        double all = choices.stream().mapToDouble(Choice::credit).filter(c -> c > 0).sum();
        return choices.stream()
                .map(choice ->
                        choice.credit() > 0 && all > 1
                                ? new Choice(
                                        choice.key(),
                                        choice.text(),
                                        choice.credit() / all,
                                        choice.feedback())
                                : choice)
                .toList();
    }

    private static Numeric.Value value(Part part) {
        int colon = part.text.indexOf(':');
        return new Numeric.Value(
                MoodleReader.number(colon < 0 ? part.text : part.text.substring(0, colon)),
                colon < 0 ? 0 : MoodleReader.number(part.text.substring(colon + 1)),
                part.credit,
                part.feedback);
    }

    private record Part(String text, double credit, String feedback) {}

    private static List<Part> parts(String answers) {
        List<Part> parts = new ArrayList<>();
        for (String one : answers.split("(?<!\\\\)~")) {
            Matcher lead = ANSWER.matcher(one);
            double credit = 0;
            String rest = one;
            if (lead.find()) {
                credit =
                        lead.group(1) != null
                                ? 1
                                : Optional.ofNullable(lead.group(2))
                                        .map(percent -> Double.parseDouble(percent) / 100)
                                        .orElse(0.0);
                rest = one.substring(lead.end());
            }
            String[] both = rest.split("(?<!\\\\)#", 2);
            parts.add(
                    new Part(
                            plain(both[0]),
                            Math.clamp(credit, -1, 1),
                            both.length > 1 ? MarkdownOf.plain(plain(both[1])) : ""));
        }
        return parts;
    }

    /// Without escapes, tags and entities.
    private static String plain(String text) {
        return Jsoup.parseBodyFragment(text.replaceAll("\\\\([}#~/\"\\\\])", "$1")).text().strip();
    }
}
