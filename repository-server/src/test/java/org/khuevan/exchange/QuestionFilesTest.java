package org.khuevan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khuevan.course.Answer;
import org.khuevan.course.Grade;
import org.khuevan.course.Grading;
import org.khuevan.course.Prose;
import org.khuevan.course.Question;
import org.khuevan.course.RandomQuestions;
import org.khuevan.course.Solution;

class QuestionFilesTest {

    private final QuestionFiles files = new QuestionFiles();
    private final Shelf shelf = new Shelf();

    @ParameterizedTest
    @EnumSource(QuestionFormat.class)
    void whatIsWrittenIsReadAgainAndNothingIsDroppedInSilence(QuestionFormat format) {
        List<Question> questions =
                LongStream.range(0, 120)
                        .mapToObj(seed -> new RandomQuestions(seed).next())
                        .toList();
        Exported exported = files.write(format, "Ngân hàng / 1", questions, shelf);
        Imported imported = files.read(exported.bytes(), shelf);
        long leftOut = exported.remarks().stream().filter(r -> r.what().leftOut()).count();
        assertThat(imported.questions()).hasSize((int) (questions.size() - leftOut));
        assertThat(imported.remarks()).noneMatch(remark -> remark.what().leftOut());
        if (format == QuestionFormat.MOODLE_XML) {
            assertThat(leftOut).isZero();
        }
        assertThat(kinds(imported.questions()))
                .containsAll(
                        kinds(
                                questions.stream()
                                        .filter(question -> !(question instanceof Question.Cloze))
                                        .toList()));
        for (Question question : imported.questions()) {
            assertThat(question.stem().text()).contains("$x^2$");
            Solution.of(question)
                    .ifPresent(right ->
                            assertThat(credit(question, right)).as("%s", question).isEqualTo(1));
        }
    }

    private static Set<Class<?>> kinds(List<Question> questions) {
        return questions.stream().map(Question::getClass).collect(Collectors.toSet());
    }

    @Test
    void formulasAreTheSameAfterGift() {
        Question.Stem stem =
                new RandomQuestions(1)
                        .next()
                        .stem()
                        .saying("Khi nào $a \\neq b$ và $\\nu = \\{1, 2\\}$?");
        byte[] gift =
                files.write(
                                QuestionFormat.GIFT,
                                "B",
                                List.of(new Question.Essay(stem, "Chấm theo ý")),
                                shelf)
                        .bytes();
        assertThat(files.read(gift, shelf).questions())
                .extracting(question -> question.stem().text())
                .containsExactly(stem.text());
    }

    @Test
    void whatAnExportCannotSayIsSaidBesideIt() {
        Question.ShortText words =
                new Question.ShortText(
                        new RandomQuestions(1).next().stem().worth(1),
                        List.of(new Question.ShortText.Accepted("Huế", 1, "Đúng")),
                        true,
                        false);
        assertThat(lost(QuestionFormat.GIFT, words))
                .containsExactly("capital letters", "missing marks");
        assertThat(lost(QuestionFormat.QTI_30, words)).containsExactly("missing marks", "feedback");
        assertThat(lost(QuestionFormat.MOODLE_XML, words)).containsExactly("missing marks");
        Question.Matching flags =
                new Question.Matching(
                        words.stem(),
                        List.of(
                                new Question.Matching.Pair(
                                        new Question.Option("a", "Việt Nam"),
                                        new Question.Option(
                                                "b", "![](/course-pictures/a/co.png)"))),
                        List.of(new Question.Option("c", "$x^2$")));
        assertThat(lost(QuestionFormat.MOODLE_XML, flags)).containsExactly("pictures", "MathML");
    }

    @ParameterizedTest
    @EnumSource(QuestionFormat.class)
    void aToleranceComesBack(QuestionFormat format) {
        Question.Stem stem = new RandomQuestions(1).next().stem();
        Question number =
                new Question.Numeric(
                        stem, List.of(new Question.Numeric.Value(3, 0.5, 1, "")), List.of(), false);
        byte[] bytes = files.write(format, "B", List.of(number), shelf).bytes();
        Question again = files.read(bytes, shelf).questions().getFirst();
        assertThat(credit(again, new Answer.Written("3,4"))).isEqualTo(1);
    }

    private List<String> lost(QuestionFormat format, Question question) {
        return files.write(format, "B", List.of(question), shelf).remarks().stream()
                .map(Remark::detail)
                .toList();
    }

    @Test
    void twoPicturesOfOneNameStayTwo() {
        String text = "![một](/course-pictures/a/image.png) ![hai](/course-pictures/b/image.png)";
        shelf.kept.put("/course-pictures/a/image.png", new byte[] {1});
        shelf.kept.put("/course-pictures/b/image.png", new byte[] {2});
        Question question =
                new Question.Essay(new RandomQuestions(1).next().stem().saying(text), "");
        byte[] xml = files.write(QuestionFormat.MOODLE_XML, "B", List.of(question), shelf).bytes();
        Shelf there = new Shelf();
        assertThat(files.read(xml, there).questions().getFirst().stem().text())
                .contains("![một](/course-pictures/000000000000/image.png)")
                .contains("![hai](/course-pictures/000000000000/2-image.png)");
        assertThat(there.kept.values()).containsExactlyInAnyOrder(new byte[] {1}, new byte[] {2});
    }

    @Test
    void whatAQuestionOfMoodleSaysBesidesIsNotDroppedInSilence() {
        String xml =
                """
                <quiz>
                  <question type="category"><category><text>Đại số</text></category></question>
                  <question type="shortanswer"><name><text>Gợi ý</text></name>
                    <questiontext><text>2 + 2?</text></questiontext>
                    <answer fraction="100"><text>4</text></answer>
                    <correctfeedback><text>Your answer is correct.</text></correctfeedback>
                    <incorrectfeedback><text>Đếm lại nhé</text></incorrectfeedback>
                    <hint><text>Dùng ngón tay</text></hint>
                    <tags><tag><text>lớp 1</text></tag></tags></question>
                  <question type="category"><category><text>Hình học</text></category></question>
                  <question type="cloze"><name><text>Ô</text></name>
                    <questiontext><text>{1:NM:=3:0~*#Chưa đúng}</text></questiontext></question>
                </quiz>
                """;
        assertThat(files.read(xml.getBytes(StandardCharsets.UTF_8), shelf).remarks())
                .containsExactly(
                        new Remark("Gợi ý", Remark.What.PART_LOST, "hint"),
                        new Remark("Gợi ý", Remark.What.PART_LOST, "incorrectfeedback"),
                        new Remark("Gợi ý", Remark.What.PART_LOST, "tag: lớp 1"),
                        new Remark("Ô", Remark.What.PART_LOST, "*"),
                        new Remark("Đại số", Remark.What.PART_LOST, "category"),
                        new Remark("Hình học", Remark.What.PART_LOST, "category"));
    }

    @Test
    void moodleKeepsKindsTextsMarksAndFeedback() {
        List<Question> questions =
                LongStream.range(0, 200)
                        .mapToObj(seed -> new RandomQuestions(seed).next())
                        .toList();
        byte[] once = files.write(QuestionFormat.MOODLE_XML, "B", questions, shelf).bytes();
        List<Question> again = files.read(once, shelf).questions();
        for (int i = 0; i < questions.size(); i++) {
            Question before = questions.get(i);
            Question after = again.get(i);
            assertThat(after.getClass()).isEqualTo(before.getClass());
            if (!(before instanceof Question.Cloze)) {
                assertThat(after.stem().points()).isEqualTo(before.stem().points());
                assertThat(Prose.html(after.stem().text()))
                        .isEqualTo(Prose.html(before.stem().text()));
            }
            assertThat(after.stem().feedback()).isEqualTo(before.stem().feedback());
        }
        assertThat(credits(again)).isEqualTo(credits(questions));
    }

    private static List<List<Double>> credits(List<Question> questions) {
        return questions.stream()
                .map(question ->
                        switch (question) {
                            case Question.SingleChoice q -> q.choices().stream();
                            case Question.MultipleChoice q -> q.choices().stream();
                            default -> Stream.<Question.Choice>of();
                        })
                .map(choices ->
                        choices.map(choice -> Math.round(choice.credit() * 1e5) / 1e5).toList())
                .toList();
    }

    private static double credit(Question question, Answer answer) {
        return Grading.grade(question, answer) instanceof Grade.Marked marked
                ? marked.credit()
                : -1;
    }
}
