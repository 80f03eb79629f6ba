package org.khuevan.course;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.khuevan.course.Question.Choice;
import org.khuevan.course.Question.Cloze;
import org.khuevan.course.Question.Filling;
import org.khuevan.course.Question.Gap;
import org.khuevan.course.Question.Matching;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.ShortText;
import org.khuevan.course.Question.ShortText.Accepted;
import org.khuevan.course.Question.Stem;

/// Finished questions of all kinds and answers of all kinds, from a seed.
public final class RandomQuestions {

    private static final List<String> WORDS =
            List.of("Hà Nội", "quả đất", "ánh sáng", "hoà bình", "x²", "Newton", "đường", "thuỷ");

    private final Random random;
    private final SecureRandom ids = new SecureRandom();

    public RandomQuestions(long seed) {
        random = new Random(seed);
    }

    public Question next() {
        return switch (random.nextInt(9)) {
            case 0 -> new Question.SingleChoice(stem("?"), choices(true), random.nextBoolean());
            case 1 -> new Question.MultipleChoice(stem("?"), choices(false), random.nextBoolean());
            case 2 -> new Question.TrueFalse(stem("?"), random.nextBoolean(), words(), words());
            case 3 -> new Numeric(stem("?"), values(), units(), random.nextBoolean());
            case 4 -> new ShortText(stem("?"), accepted(), false, random.nextBoolean());
            case 5 -> matching();
            case 6 -> new Question.Ordering(stem("?"), options(2 + random.nextInt(5)));
            case 7 -> cloze();
            default -> new Question.Essay(stem("?"), words());
        };
    }

    /// An answer that somebody might send, whatever the question.
    public Answer answerTo(Question question) {
        List<String> keys = keys(question);
        return switch (random.nextInt(6)) {
            case 0 -> new Answer.Chosen(Set.copyOf(keys.subList(0, random.nextInt(keys.size()))));
            case 1 -> new Answer.Written(random.nextInt(100) + " " + words());
            case 2 -> new Answer.Matched(Map.of(keys.getFirst(), keys.getLast()));
            case 3 -> new Answer.Ordered(keys);
            case 4 -> new Answer.Filled(Map.of(keys.getFirst(), words()));
            default -> Answer.Chosen.one("nothing");
        };
    }

    private List<String> keys(Question question) {
        List<String> keys = new ArrayList<>(List.of("true", "none"));
        switch (question) {
            case Question.SingleChoice q -> q.choices().forEach(c -> keys.add(c.key()));
            case Question.MultipleChoice q -> q.choices().forEach(c -> keys.add(c.key()));
            case Matching q -> q.targets().forEach(t -> keys.add(t.key()));
            case Question.Ordering q -> q.items().forEach(i -> keys.add(i.key()));
            case Cloze q -> q.gaps().forEach(g -> keys.add(g.key()));
            case Question.TrueFalse _, Numeric _, ShortText _, Question.Essay _ -> {}
        }
        java.util.Collections.shuffle(keys, random);
        return keys;
    }

    private Stem stem(String text) {
        return new Stem(
                QuestionId.random(ids),
                words(),
                words() + " $x^2$ " + text,
                1 + random.nextInt(5),
                random.nextBoolean() ? words() : "");
    }

    private String words() {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(1000);
    }

    private List<Choice> choices(boolean one) {
        int count = 2 + random.nextInt(5);
        int right = one ? 1 : 1 + random.nextInt(count);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Choice(
                                Key.random(ids),
                                words() + " " + i,
                                i < right ? 1.0 / right : one ? 0 : -1.0 / right,
                                random.nextBoolean() ? words() : ""))
                .toList();
    }

    private List<Numeric.Value> values() {
        double value = random.nextInt(2000) / 8.0 - 100;
        return List.of(
                new Numeric.Value(value, random.nextInt(3) / 4.0, 1, ""),
                new Numeric.Value(value, 5, 0.5, words()));
    }

    private List<Numeric.Unit> units() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Numeric.Unit("m", 1), new Numeric.Unit("km", 1000));
    }

    private List<Accepted> accepted() {
        return List.of(new Accepted(words(), 1, ""), new Accepted(words() + " x", 0.5, words()));
    }

    private List<Option> options(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Option(Key.random(ids), words() + " " + i))
                .toList();
    }

    private Matching matching() {
        int count = 2 + random.nextInt(4);
        List<Option> items = options(count);
        List<Option> targets = options(count);
        return new Matching(
                stem("?"),
                IntStream.range(0, count)
                        .mapToObj(i -> new Matching.Pair(items.get(i), targets.get(i)))
                        .toList(),
                List.of(new Option(Key.random(ids), "không cái nào")));
    }

    private Cloze cloze() {
        List<Gap> gaps =
                List.of(
                        new Gap(Key.random(ids), 1, new Filling.OneOf(choices(true))),
                        new Gap(
                                Key.random(ids),
                                1 + random.nextInt(2),
                                new Filling.Words(accepted(), false, false)),
                        new Gap(
                                Key.random(ids),
                                1,
                                new Filling.Number(values(), List.of(), false)));
        StringBuilder text = new StringBuilder();
        gaps.forEach(gap -> text.append(words()).append(' ').append(Cloze.mark(gap.key())));
        return new Cloze(stem(text.toString()), gaps);
    }
}
