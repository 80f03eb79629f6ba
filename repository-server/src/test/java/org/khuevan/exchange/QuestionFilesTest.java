package org.khuevan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseDrafts;
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

    @Test
    void moodleXmlOfOthersComesWithItsPictures() {
        String xml =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <quiz>
                  <question type="category"><category><text>$course$/Lá cờ</text></category></question>
                  <question type="multichoice">
                    <name><text>Cờ</text></name>
                    <questiontext format="html">
                      <text><![CDATA[<p>Cờ nào? <img src="@@PLUGINFILE@@/c%E1%BB%9D.png" alt="cờ"></p>
                        <p>\\(x_1 < 2\\) và <b>đậm</b> * không</p>]]></text>
                      <file name="cờ.png" encoding="base64">iVBORw0KGgo=</file>
                    </questiontext>
                    <defaultgrade>2.0</defaultgrade>
                    <single>true</single><shuffleanswers>1</shuffleanswers>
                    <answer fraction="100"><text>Đỏ</text><feedback><text>Đúng</text></feedback></answer>
                    <answer fraction="-33.33333"><text>Xanh</text></answer>
                  </question>
                  <question type="essay"><name><text>Nghe</text></name>
                    <questiontext format="html"><text>
                      <![CDATA[<a href="@@PLUGINFILE@@/nghe.mp3">Nghe</a> rồi kể lại.<br>]]>
                    </text></questiontext></question>
                  <question type="calculated"><name><text>Tính</text></name></question>
                  <question type="cloze"><name><text>Nhiều ô</text></name>
                    <questiontext><text>Chọn {2:MULTIRESPONSE:=a~=b~c}, viết {1:SA:=x}.</text>
                    </questiontext></question>
                  <question type="cloze"><name><text>Một ô</text></name>
                    <questiontext><text>Pháp: {2:SHORTANSWER:=Pa\\}ris#Đúng~%50%Lyon~*#Sai},
                      {1:NM:=3.5:0.1}, {1:MC:a~=b}</text></questiontext></question>
                </quiz>
                """;
        Imported imported = files.read(xml.getBytes(StandardCharsets.UTF_8), shelf);
        assertThat(imported.questions()).hasSize(5);
        assertThat(imported.questions().get(1).stem().text()).isEqualTo("Nghe rồi kể lại.");
        Question flag = imported.questions().getFirst();
        assertThat(flag.stem().text())
                .contains("![cờ](/course-pictures/000000000000/cờ.png)")
                .contains("$x_1 < 2$", "**đậm**", "\\* không");
        assertThat(flag.stem().points()).isEqualTo(2);
        assertThat(shelf.kept).hasSize(1);
        assertThat(imported.remarks())
                .containsExactly(
                        new Remark("Nghe", Remark.What.PICTURE_LOST, "nghe.mp3"),
                        new Remark("Tính", Remark.What.KIND_LEFT_OUT, "calculated"),
                        new Remark("Nhiều ô", Remark.What.SPLIT, ""));
        assertThat(imported.questions().get(2).stem().text())
                .startsWith("Chọn \\_\\_\\_\\_, viết [[");
        assertThat(imported.questions().get(3))
                .isInstanceOfSatisfying(
                        Question.MultipleChoice.class,
                        ticked -> {
                            assertThat(ticked.stem().points()).isEqualTo(2);
                            assertThat(ticked.stem().text())
                                    .contains("Chọn **\\_\\_\\_\\_ ?**, viết \\_\\_\\_\\_.");
                            assertThat(ticked.choices())
                                    .extracting(Question.Choice::credit)
                                    .containsExactly(0.5, 0.5, 0.0);
                        });
        Question.Cloze cloze = (Question.Cloze) imported.questions().getLast();
        assertThat(cloze.gaps()).extracting(Question.Gap::weight).containsExactly(2.0, 1.0, 1.0);
        Answer.Filled right = (Answer.Filled) Solution.of(cloze).orElseThrow();
        assertThat(right.gaps()).containsValues("Pa}ris", "3.5");
    }

    @Test
    void theOlderQtiOfCartridgesIsRead() {
        String item =
                """
                <item ident="%s" title="%s"><itemmetadata><qtimetadata><qtimetadatafield>
                  <fieldlabel>cc_profile</fieldlabel><fieldentry>cc.%s.v0p1</fieldentry>
                </qtimetadatafield></qtimetadata></itemmetadata>
                <presentation><material><mattext texttype="text/html">%s</mattext></material>
                %s</presentation><resprocessing>%s</resprocessing>%s</item>
                """;
        String labels =
                """
                <response_lid ident="r" rcardinality="%s"><render_choice>
                <response_label ident="a"><material><mattext>%s</mattext></material></response_label>
                <response_label ident="b"><material><mattext>%s</mattext></material></response_label>
                <response_label ident="c"><material><mattext>%s</mattext></material></response_label>
                </render_choice></response_lid>
                """;
        String scores =
                """
                <respcondition><conditionvar>%s</conditionvar>
                <setvar varname="SCORE">100</setvar></respcondition>
                """;
        String one = "<varequal respident='r'>%s</varequal>";
        String xml =
                "<questestinterop xmlns='http://www.imsglobal.org/xsd/ims_qtiasiv1p2'><assessment>"
                        + "<section>"
                        + item.formatted(
                                "1",
                                "Màu",
                                "multiple_choice",
                                "&lt;p&gt;Cờ &lt;b&gt;nào&lt;/b&gt;?&lt;/p&gt;",
                                labels.formatted("Single", "Đỏ", "Xanh", "Tím"),
                                "<respcondition><conditionvar>"
                                        + one.formatted("b")
                                        + "</conditionvar><displayfeedback linkrefid='f'/>"
                                        + "</respcondition>"
                                        + scores.formatted(one.formatted("a")),
                                "<itemfeedback ident='f'><material><mattext>Nhìn lại</mattext>"
                                        + "</material></itemfeedback>")
                        + item.formatted(
                                "2",
                                "Question",
                                "multiple_response",
                                "Số nguyên tố?",
                                labels.formatted("Multiple", "2", "3", "4"),
                                scores.formatted(
                                        "<and>"
                                                + one.formatted("a")
                                                + one.formatted("b")
                                                + "<not>"
                                                + one.formatted("c")
                                                + "</not></and>"),
                                "")
                        + item.formatted(
                                "3",
                                "Question",
                                "fib",
                                "Thủ đô?",
                                "<response_str ident='r'><render_fib/></response_str>",
                                scores.formatted(one.formatted("Hà Nội")),
                                "")
                        + item.formatted(
                                "4",
                                "Question",
                                "essay",
                                "Vì sao?",
                                "<response_str ident='r'><render_fib/></response_str>",
                                "",
                                "")
                        + item.formatted("5", "Vẽ", "drawing", "Vẽ đi", "", "", "")
                        + "</section></assessment></questestinterop>";

        Imported imported = files.read(xml.getBytes(StandardCharsets.UTF_8), shelf);

        Question.SingleChoice flag = (Question.SingleChoice) imported.questions().getFirst();
        assertThat(flag.stem().text()).isEqualTo("Cờ **nào**?");
        assertThat(flag.choices())
                .extracting(Question.Choice::text, Question.Choice::credit, c -> c.feedback())
                .containsExactly(
                        tuple("Đỏ", 1.0, ""),
                        tuple("Xanh", 0.0, "Nhìn lại"),
                        tuple("Tím", 0.0, ""));
        Question.MultipleChoice primes = (Question.MultipleChoice) imported.questions().get(1);
        assertThat(primes.choices())
                .extracting(Question.Choice::credit)
                .containsExactly(0.5, 0.5, -0.5);
        Question.ShortText capital = (Question.ShortText) imported.questions().get(2);
        assertThat(capital.accepted().getFirst().text()).isEqualTo("Hà Nội");
        assertThat(imported.questions().getLast()).isInstanceOf(Question.Essay.class);
        assertThat(imported.remarks())
                .containsExactly(new Remark("Vẽ", Remark.What.KIND_LEFT_OUT, "cc.drawing.v0p1"));
    }

    @Test
    void giftIsReadAsItIsWrittenByHand() {
        String gift =
                """
                // một lời chú
                $CATEGORY: Lịch sử

                ::Năm::Hà Nội thành thủ đô năm nào? {#1010:0}

                ::Ai::Ai dời đô? {=Lý Thái Tổ #Đúng ~Lê Lợi #Sai ~%50%Lý Công Uẩn}

                Hai số nguyên tố? {~%50%2 ~%50%3 ~%-100%4}

                Hà Nội là thủ đô.{T#Sai rồi#Đúng rồi####Xem bài 1}

                Nối {=Huế -> Hương =Hà Nội -> Hồng = -> Mã}

                Sông {=Hồng =sông Hồng} chảy qua Hà Nội.

                Kể về Thăng Long. {}

                Dấu \\= và \\{ngoặc\\} {=a\\=b}

                Không có câu trả lời

                ::Xếp::Xếp lại {>ALL
                một
                hai}
                """;
        Imported imported = files.read(gift.getBytes(StandardCharsets.UTF_8), shelf);
        assertThat(imported.questions())
                .extracting(question -> question.getClass().getSimpleName())
                .containsExactly(
                        "Numeric",
                        "SingleChoice",
                        "MultipleChoice",
                        "TrueFalse",
                        "Matching",
                        "Cloze",
                        "Essay",
                        "ShortText",
                        "Ordering");
        assertThat(imported.remarks()).extracting(Remark::detail).containsExactly("description");
        Question escaped = imported.questions().get(7);
        assertThat(escaped.stem().text()).isEqualTo("Dấu = và {ngoặc}");
        assertThat(credit(escaped, new Answer.Written("a=b"))).isEqualTo(1);
    }

    @Test
    void whatGiftCannotHoldOrIsBrokenIsSaid() {
        String gift =
                """
                ::Dở dang::Câu nào {=một ~hai

                ::Ảnh::[html]Đây là gì? <img src\\="@@PLUGINFILE@@/a.png"> {=[html]<b>Cây</b> ~Hoa}

                ::Số::Bao nhiêu? {#=3:0 ~*#Sai rồi}
                """;
        Imported imported = files.read(gift.getBytes(StandardCharsets.UTF_8), shelf);
        assertThat(imported.remarks())
                .containsExactly(
                        new Remark("Dở dang", Remark.What.UNREADABLE_LEFT_OUT, "{ without }"),
                        new Remark("Ảnh", Remark.What.PICTURE_LOST, "a.png"),
                        new Remark("Số", Remark.What.PART_LOST, "*"));
        assertThat(imported.questions().getFirst().stem().text()).isEqualTo("Đây là gì?");
    }

    @Test
    void wordsThatAreChosenOrDraggedIntoATextAreGaps() {
        String xml =
                """
                <quiz>
                  <question type="gapselect"><name><text>Chọn</text></name>
                    <questiontext format="html"><text>Con [[2]] sủa, màu [[3]].</text></questiontext>
                    <selectoption><text>mèo</text><group>1</group></selectoption>
                    <selectoption><text>chó</text><group>1</group></selectoption>
                    <selectoption><text>đen</text><group>2</group></selectoption>
                    <selectoption><text>xanh</text><group>2</group></selectoption></question>
                  <question type="ddwtos"><name><text>Thiếu</text></name>
                    <questiontext><text>Nước sôi ở [[7]] độ.</text></questiontext>
                    <dragbox><text>100</text><group>1</group></dragbox></question>
                </quiz>
                """;
        Imported imported = files.read(xml.getBytes(StandardCharsets.UTF_8), shelf);
        Question.Cloze chosen = (Question.Cloze) imported.questions().getFirst();
        assertThat(chosen.gaps())
                .extracting(gap -> ((Question.Filling.OneOf) gap.filling()).choices())
                .extracting(choices -> choices.stream().map(Question.Choice::text).toList())
                .containsExactly(List.of("mèo", "chó"), List.of("đen", "xanh"));
        assertThat(chosen.stem().text())
                .isEqualTo(
                        "Con [[%s]] sủa, màu [[%s]].",
                        chosen.gaps().getFirst().key(), chosen.gaps().getLast().key());
        assertThat(CourseDrafts.unfinished(chosen)).isEmpty();
        assertThat(imported.remarks())
                .containsExactly(
                        new Remark(
                                "Thiếu",
                                Remark.What.UNREADABLE_LEFT_OUT,
                                "no word for the gap: 7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-8"})
    void filesInOtherEncodingsAreRead(String encoding) {
        byte[] bytes = "::Café::Où est le café? {=ici}".getBytes(Charset.forName(encoding));
        assertThat(files.read(bytes, shelf).questions().getFirst().stem().name()).isEqualTo("Café");
    }

    @Test
    void entitiesBombsAndOtherThingsAreRefused() {
        String entity =
                "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>&x;</quiz>";
        String deep = "<quiz>" + "<a>".repeat(5_000) + "</a>".repeat(5_000) + "</quiz>";
        for (String text : List.of(entity, deep, "<html/>", "<quiz>", "just words", "")) {
            assertThatThrownBy(() -> files.read(text.getBytes(StandardCharsets.UTF_8), shelf))
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isInstanceOf(UnreadableQuestions.class);
        }
        assertThatThrownBy(() -> files.read(new byte[QuestionFiles.LARGEST + 1], shelf))
                .isInstanceOf(UnreadableQuestions.class);
        assertThatThrownBy(() -> files.read(new byte[] {'P', 'K', 3, 4, 0}, shelf))
                .isInstanceOf(UnreadableQuestions.class);
    }

    private static double credit(Question question, Answer answer) {
        return Grading.grade(question, answer) instanceof Grade.Marked marked
                ? marked.credit()
                : -1;
    }
}
