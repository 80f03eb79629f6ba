package org.khuevan.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Question.Numeric;
import org.khuevan.course.Question.Option;
import org.khuevan.course.Question.Stem;
import tools.jackson.databind.json.JsonMapper;

/// What must hold for all questions and all answers, tried on a few thousand of them; a failure
/// names the seed that makes it again.
class GradingTest {

    private static final int MANY = 2_000;

    private final JsonMapper json = JsonMapper.builder().build();

    private static Stream<Long> seeds() {
        return LongStream.range(0, MANY).boxed();
    }

    @Test
    void theRightAnswerHasFullMarks() {
        seeds().forEach(seed -> {
            Question question = new RandomQuestions(seed).next();
            Optional<Answer> right = Solution.of(question);
            if (question instanceof Question.Essay) {
                assertThat(right).isEmpty();
            } else {
                assertThat(credit(question, right.orElseThrow())).as("seed %d", seed).isEqualTo(1);
                assertThat(CourseCheck.what(question)).as("seed %d", seed).isEmpty();
            }
        });
    }

    @Test
    void whateverABrowserSendsIsMarkedFromNothingToFullAndAlwaysTheSame() {
        seeds().forEach(seed -> {
            RandomQuestions random = new RandomQuestions(seed);
            Question question = random.next();
            Answer answer = random.answerTo(question);
            Grade grade = Grading.grade(question, answer);
            assertThat(Grading.grade(question, answer)).isEqualTo(grade);
            if (grade instanceof Grade.Marked marked) {
                assertThat(marked.credit()).as("seed %d", seed).isBetween(0.0, 1.0);
            } else {
                assertThat(question).isInstanceOf(Question.Essay.class);
            }
        });
    }

    @Test
    void whatTheDatabaseKeepsIsTheSameQuestion() {
        seeds().limit(500)
                .forEach(seed -> {
                    RandomQuestions random = new RandomQuestions(seed);
                    Question question = random.next();
                    Answer answer = random.answerTo(question);
                    assertThat(json.readValue(json.writeValueAsString(question), Question.class))
                            .isEqualTo(question);
                    assertThat(json.readValue(json.writeValueAsString(answer), Answer.class))
                            .isEqualTo(answer);
                });
    }

    @Test
    void whatAStudentSeesTellsNothingOfTheKey() {
        seeds().limit(500)
                .forEach(seed -> {
                    Question question = new RandomQuestions(seed).next();
                    String posed = json.writeValueAsString(Posed.of(question, seed));
                    assertThat(posed)
                            .doesNotContain("credit", "feedback", "truth", "accepted", "guide");
                    assertThat(Posed.of(question, seed)).isEqualTo(Posed.of(question, seed));
                    if (question instanceof Question.Matching matching) {
                        matching.pairs()
                                .forEach(pair ->
                                        assertThat(pair.item().key())
                                                .isNotEqualTo(pair.target().key()));
                    }
                });
    }

    @Test
    void onePairMoreIsNeverLess() {
        Question.Matching matching =
                seeds().map(seed -> new RandomQuestions(seed).next())
                        .filter(Question.Matching.class::isInstance)
                        .map(Question.Matching.class::cast)
                        .findFirst()
                        .orElseThrow();
        var right = new java.util.LinkedHashMap<String, String>();
        double before = 0;
        for (var pair : matching.pairs()) {
            right.put(pair.item().key(), pair.target().key());
            double now = credit(matching, new Answer.Matched(right));
            assertThat(now).isGreaterThan(before);
            before = now;
        }
        assertThat(before).isEqualTo(1);
    }

    @Test
    void anOrderIsWorthItsLongestRightRun() {
        List<Option> items =
                Stream.of("a", "b", "c", "d", "e").map(key -> new Option(key, key)).toList();
        Question ordering = new Question.Ordering(stem(), items);
        List<String> keys = items.stream().map(Option::key).toList();
        assertThat(credit(ordering, new Answer.Ordered(keys))).isEqualTo(1);
        assertThat(credit(ordering, new Answer.Ordered(keys.reversed()))).isZero();
        List<String> oneAway = new java.util.ArrayList<>(keys);
        Collections.rotate(oneAway, 1);
        assertThat(credit(ordering, new Answer.Ordered(oneAway))).isEqualTo(0.75);
        assertThat(credit(ordering, new Answer.Ordered(List.of("a", "a", "b", "c", "d")))).isZero();
    }

    @Test
    void choosingEverythingIsNoWayToFullMarks() {
        Question question =
                new Question.MultipleChoice(
                        stem(),
                        List.of(
                                new Question.Choice("a", "2", 0.5, ""),
                                new Question.Choice("b", "3", 0.5, ""),
                                new Question.Choice("c", "4", -0.5, "")),
                        true);
        assertThat(credit(question, new Answer.Chosen(java.util.Set.of("a", "b", "c"))))
                .isEqualTo(0.5);
        assertThat(credit(question, new Answer.Chosen(java.util.Set.of("c")))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,14 m | 1",
                "3.14m | 1",
                "314·10^-2 m | 1",
                "3,14×10⁰ m | 1",
                "0,00314 km | 1",
                "3,2 m | 0.5",
                "3,14 | 0",
                "3,14 s | 0",
                "ba | 0",
            })
    void aNumberIsReadAsItIsWrittenInVietnamAndElsewhere(String text, double credit) {
        Question question =
                new Numeric(
                        stem(),
                        List.of(
                                new Numeric.Value(3.14, 0.001, 1, ""),
                                new Numeric.Value(3.14, 0.1, 0.5, "")),
                        List.of(new Numeric.Unit("m", 1), new Numeric.Unit("km", 1000)),
                        true);
        assertThat(credit(question, new Answer.Written(text))).isEqualTo(credit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6,02.10^23 | 602e21",
                "6,02.10²³ | 602e21",
                "6,02 . 10^(23) | 602e21",
                "6.02×10^23 | 602e21",
                "1,6.10⁻¹⁹ | 1.6e-19",
                "-10^-7 | -1e-7",
                "10⁵ | 100000",
                "2.10 | 2.1",
                "1 000.10³ m/s^2 | 1e6",
                "9,8 m/s² | 9.8",
                "9,8 m/s^2 | 9.8",
                "9,8 m/s2 | 9.8",
            })
    void powersOfTenAndUnitsWithExponentsAreReadAsSchoolsWriteThem(String text, double value) {
        Question question =
                new Numeric(
                        stem(),
                        List.of(new Numeric.Value(value, 0, 1, "")),
                        List.of(new Numeric.Unit("m/s²", 1)),
                        false);
        assertThat(credit(question, new Answer.Written(text))).isEqualTo(1);
        assertThat(credit(question, Solution.of(question).orElseThrow())).isEqualTo(1);
        assertThat(credit(question, new Answer.Written("5²"))).isZero();
        Question.Cloze gap =
                ClozeText.read(
                        stem().saying("[[#" + text + "]]"),
                        List.of(),
                        true,
                        new java.security.SecureRandom());
        assertThat(gap.gaps().getFirst().filling())
                .isInstanceOfSatisfying(
                        Question.Filling.Number.class,
                        number ->
                                assertThat(number.values().getFirst().value())
                                        .isCloseTo(value, withinPercentage(1e-9)));
    }

    @Test
    void aToleranceMayBeLargerThanAnyNumberOfPoints() {
        Question mass =
                new Numeric(
                        stem(), List.of(new Numeric.Value(5.97e24, 1e22, 1, "")), List.of(), false);
        assertThat(credit(mass, new Answer.Written("5,98.10^24"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1000,1", "1.000,1", "'1,000',1", "1 000,1", "1.000.0,0", "'1.000,0',1"})
    void aThousandMayBeGrouped(String text, double credit) {
        Question question =
                new Numeric(stem(), List.of(new Numeric.Value(1000, 0, 1, "")), List.of(), false);
        assertThat(credit(question, new Answer.Written(text))).isEqualTo(credit);
    }

    @ParameterizedTest
    @CsvSource({
        "hoà bình,1,1",
        "hòa bình,1,1",
        "Hòa  Bình,1,1",
        "hoa binh,0,1",
        "hoà binh,0,1",
        "hoả bình,0,0",
        "hoa bình,0,1",
        "hóa bình,0,0",
        "hoà,0,0"
    })
    void wordsMayLackMarksButHaveNoWrongOnes(String text, double strict, double lenient) {
        assertThat(credit(words("hoà bình", true), new Answer.Written(text))).isEqualTo(strict);
        assertThat(credit(words("hoà bình", false), new Answer.Written(text))).isEqualTo(lenient);
    }

    @Test
    void aMarkWithoutALetterIsWrongAndNothingWorse() {
        assertThat(credit(words("hoà", false), new Answer.Written("\u0302hoa"))).isZero();
    }

    @Test
    void theStrokeOfDIsAMarkToo() {
        assertThat(credit(words("đường", false), new Answer.Written("duong"))).isEqualTo(1);
        assertThat(credit(words("đường", true), new Answer.Written("dường"))).isZero();
        assertThat(credit(words("dân", false), new Answer.Written("đân"))).isZero();
    }

    @Test
    void aStarStandsForAnyText() {
        Question question = words("định luật * Newton*", false);
        assertThat(credit(question, new Answer.Written("Định luật hai Newton"))).isEqualTo(1);
        assertThat(credit(question, new Answer.Written("dinh luat 2 newton ạ"))).isZero();
        assertThat(credit(question, new Answer.Written("dinh luat 2 newton a"))).isEqualTo(1);
        assertThat(credit(words("a\\*b", true), new Answer.Written("a*b"))).isEqualTo(1);
        assertThat(credit(words("a\\*b", true), new Answer.Written("axb"))).isZero();
    }

    @Test
    void manyStarsAreNoMoreWorkThanOne() {
        // Going back for every star, this would not end before the sun does.
        Question question = words("*a".repeat(40) + "*b", true);
        assertThat(credit(question, new Answer.Written("a".repeat(100_000)))).isZero();
        assertThat(credit(question, new Answer.Written("a".repeat(100_000) + "b"))).isEqualTo(1);
        assertThat(credit(words("ab*ba", true), new Answer.Written("aba"))).isZero();
        assertThat(credit(words("a*bc*c", true), new Answer.Written("abc"))).isZero();
    }

    @Test
    void anAttemptIsDrawnFromItsSeedWithoutAskingTwiceAndAlwaysForTheSamePoints() {
        RandomQuestions random = new RandomQuestions(20261125);
        QuestionBank bank =
                new QuestionBank(
                        BankId.random(new java.security.SecureRandom()),
                        "Ngân hàng",
                        Stream.generate(random::next).limit(10).toList());
        Quiz quiz =
                new Quiz(
                        ActivityId.random(new java.security.SecureRandom()),
                        "Kiểm tra",
                        Offer.OPEN,
                        "",
                        List.of(
                                new QuizPart.Asked(random.next()),
                                new QuizPart.Drawn(bank.id(), 4, 2),
                                new QuizPart.Drawn(bank.id(), 4, 1)),
                        new QuizRules(
                                true, 1, 0, QuizRules.Counts.BEST, QuizRules.Reveals.AFTER_ATTEMPT),
                        1);
        CourseContent content =
                CourseContent.empty(CourseDescription.of("Toán", "vi")).withBanks(List.of(bank));
        HashSet<List<Question>> different = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            List<Question> questions = Draw.questions(content, quiz, seed);
            assertThat(Draw.questions(content, quiz, seed)).isEqualTo(questions);
            assertThat(questions).extracting(Question::id).doesNotHaveDuplicates().hasSize(9);
            assertThat(questions.stream().mapToDouble(q -> q.stem().points()).sum())
                    .isEqualTo(Draw.points(content, quiz));
            different.add(questions);
        }
        assertThat(different).hasSizeGreaterThan(40);
    }

    private static Question words(String accepted, boolean marksMatter) {
        return new Question.ShortText(
                stem(),
                List.of(new Question.ShortText.Accepted(accepted, 1, "")),
                false,
                marksMatter);
    }

    private static Stem stem() {
        return new Stem(QuestionId.random(new java.security.SecureRandom()), "", "Câu hỏi?", 1, "");
    }

    private static double credit(Question question, Answer answer) {
        return switch (Grading.grade(question, answer)) {
            case Grade.Marked marked -> marked.credit();
            case Grade.AwaitsPerson _ -> throw new AssertionError("a person marks this");
        };
    }
}
