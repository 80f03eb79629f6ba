package org.khuevan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Grade;
import org.khuevan.course.Grading;
import org.khuevan.course.Question;
import org.khuevan.course.Solution;

/// Moodle XML, GIFT and QTI as others write them.
class QuestionsFromElsewhereTest {

    private final QuestionFiles files = new QuestionFiles();
    private final Shelf shelf = new Shelf();

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
