package org.khuevan.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MergingTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Merging merging = new Merging(JsonMapper.builder().build());
    private final Question first = question("Một?");
    private final Question second = question("Hai?");
    private final QuizPart drawn = new QuizPart.Drawn(BankId.random(RANDOM), 2, 1);
    private final WrittenPage page =
            new WrittenPage(ActivityId.random(RANDOM), "Trang", Offer.OPEN, "Nội dung");
    private final Quiz quiz = quiz(asked(first), asked(second), drawn);
    private final Section week = new Section(SectionId.random(RANDOM), "Tuần 1", List.of(page));
    private final Section next = new Section(SectionId.random(RANDOM), "Tuần 2", List.of(quiz));
    private final CourseContent base =
            CourseContent.empty(CourseDescription.of("Sóng", "vi"))
                    .withSections(List.of(week, next));

    @Test
    void whatTwoDoInTheSameQuizIsAllThere() {
        Question third = question("Ba?");
        Question fourth = question("Bốn?");
        CourseContent mine = with(quiz.withParts(List.of(asked(second), drawn, asked(third))));
        CourseContent theirs =
                with(
                        quiz.withTitle("Kiểm tra")
                                .withParts(
                                        List.of(
                                                asked(first),
                                                asked(fourth),
                                                asked(worth(second, 5)),
                                                drawn)));
        Merging.Result merged = merging.merged(base, mine, theirs);
        assertThat(merged.overruled()).isEmpty();
        Quiz both = (Quiz) merged.content().activity(quiz.id()).orElseThrow();
        assertThat(both.title()).isEqualTo("Kiểm tra");
        assertThat(both.parts())
                .containsExactly(asked(fourth), asked(worth(second, 5)), drawn, asked(third));
    }

    @Test
    void anActivityThatOneMovesAndTheOtherChangesIsMovedAndChanged() {
        CourseContent mine = Outline.moved(base, page.id(), next.id(), 1);
        Activity changed = page.withTitle("Trang khác");
        CourseContent theirs = Outline.replaced(base, changed);
        CourseContent merged = merging.merged(base, mine, theirs).content();
        assertThat(merged.sections().getFirst().activities()).isEmpty();
        assertThat(merged.sections().getLast().activities()).containsExactly(quiz, changed);
    }

    @Test
    void whatOneRemovesAndTheOtherGoesOnWithStays() {
        CourseContent mine = Outline.without(base, week.id());
        Activity changed = page.withTitle("Trang khác");
        CourseContent merged =
                merging.merged(base, mine, Outline.replaced(base, changed)).content();
        assertThat(merged.activities()).containsExactlyInAnyOrder(quiz, changed);
        assertThat(merging.merged(base, mine, base).content()).isEqualTo(mine);
    }

    @Test
    void ofTheSameTextTheLaterOneCountsAndTheOtherIsTold() {
        CourseContent mine = base.with(base.description().withTitle("Sóng cơ"));
        CourseContent theirs = base.with(base.description().withTitle("Sóng âm"));
        Merging.Result merged = merging.merged(base, mine, theirs);
        assertThat(merged.content()).isEqualTo(mine);
        assertThat(merged.overruled()).extracting(JsonNode::stringValue).containsExactly("Sóng âm");
    }

    @Test
    void whatTwoWriteInDifferentLinesOfATextIsAllThere() {
        long seed = RANDOM.nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<String> first = lines(random);
            List<String> last = lines(random);
            List<String> mine = lines(random);
            List<String> theirs = lines(random);
            CourseContent before = written(first, last);
            Merging.Result merged =
                    merging.merged(before, written(mine, last), written(first, theirs));
            assertThat(merged.content()).as("seed %s", seed).isEqualTo(written(mine, theirs));
            assertThat(merged.overruled()).isEmpty();
        }
    }

    @Test
    void ofTheSameLinesOfATextTheLaterOnesCountAndTheOthersAreTold() {
        CourseContent before = written(List.of("a"), List.of("b"));
        CourseContent mine = written(List.of("a", "mine"), List.of("b"));
        CourseContent theirs = written(List.of("a", "theirs"), List.of("b"));
        Merging.Result merged = merging.merged(before, mine, theirs);
        assertThat(merged.content()).isEqualTo(mine);
        assertThat(merged.overruled())
                .extracting(JsonNode::stringValue)
                .singleElement()
                .asString()
                .contains("theirs");
        assertThat(merging.merged(before, mine, mine).content()).isEqualTo(mine);
    }

    private static List<String> lines(Random random) {
        return random.ints(random.nextInt(4), 0, 1_000_000).mapToObj(Integer::toString).toList();
    }

    /// With two lines between the beginning and the end of the page that nobody changes.
    private CourseContent written(List<String> first, List<String> last) {
        String text =
                Stream.of(first, List.of("Giữa.", ""), last)
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n"));
        return Outline.replaced(base, new WrittenPage(page.id(), page.title(), page.offer(), text));
    }

    @Test
    void whereOnlyOneChangedAnythingThatIsWhatThereIs() {
        CourseContent changed = with(quiz.withParts(List.of(drawn, asked(first))));
        Stream.of(
                        merging.merged(base, changed, base),
                        merging.merged(base, base, changed),
                        merging.merged(base, changed, changed))
                .forEach(merged -> {
                    assertThat(merged.content()).isEqualTo(changed);
                    assertThat(merged.overruled()).isEmpty();
                });
    }

    private CourseContent with(Quiz other) {
        return Outline.replaced(base, other);
    }

    private static Quiz quiz(QuizPart... parts) {
        return new Quiz(
                ActivityId.random(RANDOM),
                "Ôn tập",
                Offer.OPEN,
                "",
                List.of(parts),
                QuizRules.PRACTICE,
                1);
    }

    private static QuizPart asked(Question question) {
        return new QuizPart.Asked(question);
    }

    private static Question worth(Question question, double points) {
        return question.withStem(question.stem().worth(points));
    }

    private static Question question(String text) {
        return new Question.ShortText(
                new Question.Stem(QuestionId.random(RANDOM), "", text, 1, ""),
                List.of(new Question.ShortText.Accepted("đáp án", 1, "")),
                false,
                false);
    }
}
