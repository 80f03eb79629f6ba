package org.khuevan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khuevan.course.Answer;
import org.khuevan.course.Grade;
import org.khuevan.course.Grading;
import org.khuevan.course.Question;
import org.khuevan.exchange.Remark.What;

/// Items and packages of QTI 2.1 and 3.0 as other platforms write them.
class QtiFromElsewhereTest {

    private static final String NUMBER =
            "<responseDeclaration identifier='R' cardinality='single' baseType='float'>%s"
                    + "</responseDeclaration>";
    private static final String PI = "<correctResponse><value>3.14</value></correctResponse>";
    private static final String ENTRY = "<p>Pi? <textEntryInteraction responseIdentifier='R'/></p>";

    private final QuestionFiles files = new QuestionFiles();
    private final Shelf shelf = new Shelf();

    private static String item(String title, String declarations, String body, String processing) {
        return "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i'"
                + (" title='" + title + "'>" + declarations)
                + ("<itemBody>" + body + "</itemBody>")
                + ("<responseProcessing>" + processing + "</responseProcessing></assessmentItem>");
    }

    private static String number(String title) {
        return item(title, NUMBER.formatted(PI), ENTRY, "");
    }

    private Imported read(String xml) {
        return files.read(xml.getBytes(StandardCharsets.UTF_8), shelf);
    }

    private Imported read(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return files.read(bytes.toByteArray(), shelf);
    }

    private static double credit(Question question, String answer) {
        return ((Grade.Marked) Grading.grade(question, new Answer.Written(answer))).credit();
    }

    @Test
    void oneBrokenFileKeepsNoOtherFromComingAndTheTestSaysTheOrder() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/one.xml", number("Một").getBytes(StandardCharsets.UTF_8));
        entries.put("a/two.xml", ("\uFEFF" + number("Hai")).getBytes(StandardCharsets.UTF_8));
        entries.put("a/broken.xml", "<assessmentItem>".getBytes(StandardCharsets.UTF_8));
        String declared = "<?xml version='1.0' encoding='UTF-16LE'?>" + number("Ba");
        entries.put("a/three.xml", declared.getBytes(StandardCharsets.UTF_16LE));
        String older =
                "<!DOCTYPE questestinterop SYSTEM 'ims_qtiasiv1p2.dtd'><questestinterop><item"
                    + " title='Cũ'><presentation><material><mattext>Vì"
                    + " sao?</mattext></material><response_str ident='r'/></presentation></item>"
                    + "</questestinterop>";
        entries.put("older.xml", older.getBytes(StandardCharsets.UTF_8));
        String test =
                "<assessmentTest title='Đề'><testPart><timeLimits maxTime='60'/><assessmentSection>"
                        + "<assessmentItemRef href='a/three.xml'><weight value='2'/>"
                        + "</assessmentItemRef><assessmentItemRef href='./a/x/../one.xml'/>"
                        + "</assessmentSection></testPart></assessmentTest>";
        entries.put("test.xml", test.getBytes(StandardCharsets.UTF_8));

        Imported imported = read(entries);

        assertThat(imported.questions())
                .extracting(one -> one.stem().name(), one -> one.stem().points())
                .containsExactly(
                        tuple("Ba", 2.0), tuple("Một", 1.0), tuple("Hai", 1.0), tuple("Cũ", 1.0));
        assertThat(imported.remarks())
                .containsExactly(
                        new Remark("a/broken.xml", What.UNREADABLE_LEFT_OUT, "broken XML"),
                        new Remark("Đề", What.PART_LOST, "timeLimits"));
    }

    @Test
    void picturesAndTextsOfSeveralItemsAreFoundFromWhereTheItemLies() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        String item =
                number("Pi")
                        .replace(
                                "<itemBody>",
                                "<assessmentStimulusRef href='../texts/t.xml'/><itemBody>"
                                        + "<img src='../m%C3%A0u/a%20b.png' alt='a'/>");
        entries.put("items/i.xml", item.getBytes(StandardCharsets.UTF_8));
        entries.put("màu/a b.png", new byte[] {1});
        entries.put(
                "texts/t.xml",
                "<assessmentStimulus><stimulusBody><p>Đọc.</p></stimulusBody></assessmentStimulus>"
                        .getBytes(StandardCharsets.UTF_8));
        Imported imported = read(entries);
        assertThat(imported.questions().getFirst().stem().text())
                .startsWith("Đọc.")
                .contains("![a](</course-pictures/000000000000/")
                .endsWith("Pi?");
        assertThat(imported.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equal toleranceMode=\"absolute\" tolerance=\"0.1 0.2\" | 3.04 | 3.34 | 3.35",
                "equal toleranceMode=\"relative\" tolerance=\"1\" | 3.11 | 3.17 | 3.18",
                "equalRounded roundingMode=\"decimalPlaces\" figures=\"1\" | 3.06 | 3.14 | 3.16",
                "equalRounded roundingMode=\"significantFigures\" figures=\"3\" | 3.136 | 3.144 |"
                        + " 3.2",
            })
    void howNearANumberMustBeIsSaidByTheProcessing(
            String how, String low, String high, String wrong) {
        String compared =
                "<responseCondition><responseIf><%s><variable identifier='R'/><correct"
                        + " identifier='R'/></%s><setOutcomeValue identifier='SCORE'><baseValue"
                        + " baseType='float'>1</baseValue></setOutcomeValue></responseIf>"
                        + "</responseCondition>";
        Imported imported =
                read(
                        item(
                                "Pi",
                                NUMBER.formatted(PI),
                                ENTRY,
                                compared.formatted(how, how.replaceFirst(" .*", ""))));
        Question pi = imported.questions().getFirst();
        assertThat(credit(pi, low)).isEqualTo(1);
        assertThat(credit(pi, high)).isEqualTo(1);
        assertThat(credit(pi, wrong)).isZero();
        assertThat(imported.remarks()).isEmpty();
    }

    @Test
    void scoresOfNumbersAndOfBranchesAreReadAndOtherProcessingIsSaid() {
        String mapping =
                "<mapping><mapEntry mapKey='3.14' mappedValue='4'/><mapEntry mapKey='3'"
                        + " mappedValue='1'/></mapping>";
        Question mapped =
                read(item("Pi", NUMBER.formatted(mapping), ENTRY, "")).questions().getFirst();
        assertThat(mapped.stem().points()).isEqualTo(4);
        assertThat(credit(mapped, "3,14")).isEqualTo(1);
        assertThat(credit(mapped, "3")).isEqualTo(0.25);

        String branch =
                "<responseCondition><responseIf><equal><variable identifier='R'/><baseValue"
                        + " baseType='float'>3.14</baseValue></equal><setOutcomeValue"
                        + " identifier='SCORE'><baseValue baseType='float'>2</baseValue>"
                        + "</setOutcomeValue></responseIf></responseCondition>";
        Imported branched = read(item("Pi", NUMBER.formatted(""), ENTRY, branch));
        assertThat(credit(branched.questions().getFirst(), "3.14")).isEqualTo(1);
        assertThat(branched.remarks()).isEmpty();

        String custom =
                "<responseCondition><responseIf><gt><variable identifier='R'/><baseValue>3"
                        + "</baseValue></gt></responseIf></responseCondition>";
        assertThat(read(item("Pi", NUMBER.formatted(PI), ENTRY, custom)).remarks())
                .containsExactly(new Remark("Pi", What.PART_LOST, "responseProcessing: gt"));
    }

    @Test
    void anEntryWithinASentenceStaysThereAndWhatOnlyTeachersSeeDoesNot() {
        Imported imported =
                read(
                        item(
                                "Pi",
                                NUMBER.formatted(PI),
                                "<rubricBlock view='scorer'>Đáp án: 3,14</rubricBlock><p>Pi là"
                                        + " <textEntryInteraction responseIdentifier='R'/>, xấp"
                                        + " xỉ.</p><feedbackBlock identifier='f'>Đúng!"
                                        + "</feedbackBlock>",
                                ""));
        Question.Cloze cloze = (Question.Cloze) imported.questions().getFirst();
        assertThat(Question.Cloze.blanks(cloze.stem().text()))
                .isEqualTo("Pi là " + Question.Cloze.BLANK + ", xấp xỉ.");
        assertThat(imported.remarks())
                .extracting(Remark::detail)
                .containsExactly("feedbackBlock", "rubricBlock");
    }
}
