package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Answer;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.Offer;
import org.khuevan.course.Outline;
import org.khuevan.course.Question;
import org.khuevan.course.QuizRules;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.khuevan.storage.Sha256;
import org.springframework.beans.factory.annotation.Autowired;

/// What teachers mark and see of a class, and what it leads to.
class ResultsTest extends Lessons {

    private static final Map<String, String> GOOD = Map.of("noi-dung", "tot");

    @Autowired StudentWorks works;
    @Autowired ClassList classes;

    @Test
    void aPersonMarksWorkByItsRubricAndTheCourseEndsWithACertificate() throws Exception {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, essay);
        Assignment work = assignment();
        CourseId course = open(page, quiz, work);
        read(course, page);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        answer(sheet, essay, new Answer.Written("Vì hai lý do."));
        Sheet waits = attempts.submit(student, sheet.id());
        assertThat(waits.waits()).isTrue();
        assertThat(waits.grade()).isEmpty();
        refused(Reason.NOTHING_HANDED_IN, () -> handIns.submit(student, course, work.id()));
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        refused(
                Reason.TOO_MANY_FILES,
                () -> handIns.add(student, course, work.id(), "thêm.txt", bytes("x")));
        org.khuevan.learning.HandIn given = handIns.submit(student, course, work.id());
        Sha256 kept = given.files().getFirst().stored().hash();
        assertThat(handInRows.needs(kept)).isTrue();

        assertThat(marking.waiting(teacher, course)).hasSize(2);
        marking.markAnswer(teacher, sheet.id(), essay.id(), 1.5, "Thiếu một lý do");
        Instant when = given.submitted().orElseThrow();
        refused(
                Reason.LEVELS_MISSING,
                () -> marking.markHandIn(teacher, given.id(), when, Map.of(), 0, ""));
        refused(
                Reason.HANDED_IN_ANEW,
                () -> marking.markHandIn(teacher, given.id(), when.minusMillis(1), GOOD, 0, ""));
        refused(Reason.NOT_MARKED, () -> certificates.issue(student, course));
        marking.markHandIn(teacher, given.id(), when, GOOD, 0, "Tốt lắm");
        assertThat(marking.waiting(teacher, course)).isEmpty();

        assertThat(attempts.find(student, sheet.id()).grade()).contains(2.5 / 4);
        Journey journey = enrolments.journey(student, course);
        assertThat(journey.grade()).contains((2.5 / 4 + 1) / 2);
        assertThat(journey.isFinished()).isTrue();
        Certificate certificate = certificates.issue(student, course);
        assertThat(certificates.issue(student, course)).isEqualTo(certificate);
        assertThat(certificates.verify(certificate.code())).contains(certificate);
        assertThat(certificate.percent()).contains(81);
        try (PDDocument pdf =
                Loader.loadPDF(
                        new CertificatePdf(
                                        certificate,
                                        "https://khuevan.example/verify/x",
                                        ZoneOffset.UTC)
                                .bytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Nguyễn Thị Hoa", "Chứng nhận", "khuevan.example/verify/x");
        }
    }

    @Test
    void aCertificateWaitsForWhatIsStillToBeMarkedBecauseItsGradeStays() throws Exception {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        Assignment work = assignment();
        CourseId course = open(quiz, work);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        attempts.submit(student, sheet.id());
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        org.khuevan.learning.HandIn given = handIns.submit(student, course, work.id());

        Journey journey = enrolments.journey(student, course);
        assertThat(journey.isFinished()).isTrue();
        assertThat(journey.shownGrade()).isEmpty();
        refused(Reason.NOT_MARKED, () -> certificates.issue(student, course));

        marking.markHandIn(
                teacher, given.id(), given.submitted().orElseThrow(), GOOD, 0, "Tốt lắm");
        assertThat(certificates.issue(student, course).percent()).contains(100);
    }

    @Test
    void aCertificateWaitsForTheEssayOfASecondAttemptAndNotForWhatThereAreNoPointsFor() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, essay);
        Quiz worthless =
                quiz(QuizRules.PRACTICE, Offer.OPEN, one.withStem(stem("Em thích môn nào?", 0)));
        CourseId course = open(quiz, worthless);
        Sheet asked = attempts.begin(student, course, worthless.id());
        attempts.submit(student, asked.id());
        for (int i = 0; i < 2; i++) {
            Sheet sheet = attempts.begin(student, course, quiz.id());
            answer(sheet, one, right(one));
            answer(sheet, essay, new Answer.Written("Vì hai lý do."));
            attempts.submit(student, sheet.id());
            refused(Reason.NOT_MARKED, () -> certificates.issue(student, course));
            marking.markAnswer(teacher, sheet.id(), essay.id(), 3, "");
        }
        assertThat(certificates.issue(student, course).percent()).contains(100);
        // Of two that are equally good, the first.
        assertThat(attempts.of(student, course, quiz.id()))
                .extracting(Sheet::counts)
                .containsExactly(true, false);
        assertThat(works.of(teacher, course, student.account()).attempts())
                .extracting(Sheet::counts)
                .containsOnlyOnce(false);
    }

    @Test
    void beforeMarksAreShownNothingTellsWhetherTheyReachTheMinimum() {
        QuizRules exam =
                new QuizRules(false, 1, 0, QuizRules.Counts.BEST, QuizRules.Reveals.AFTER_CLOSING);
        Quiz quiz = quiz(exam, new Offer(false, true, until(Duration.ofHours(1))), one);
        CourseId course = open(quiz);
        enrolments.join(other, course, "");
        for (Actor.Member pupil : List.of(student, other)) {
            Sheet sheet = attempts.begin(pupil, course, quiz.id());
            Answer answer = pupil.equals(student) ? right(one) : wrong(one);
            attempts.answer(pupil, sheet.id(), one.id(), answer, 1);
            attempts.submit(pupil, sheet.id());
            refused(Reason.NOT_SHOWN, () -> certificates.issue(pupil, course));
            assertThat(enrolments.journey(pupil, course).isSeenFinished()).isFalse();
            assertThat(enrolments.journey(pupil, course).next()).isEmpty();
            assertThat(attempts.of(pupil, course, quiz.id()).getFirst().counts()).isFalse();
        }
    }

    @Test
    void whoIsTakenOutOfACourseComesBackByItsKeyOrByItsTeacherOnly() {
        CourseId course = published(page);
        admission.open(teacher, course, Joining.KEY, "hoa-sen");
        enrolments.join(student, course, "hoa-sen");
        enrolments.leave(student, course);
        enrolments.join(student, course, "");
        enrolments.takeOut(teacher, course, student.account());
        assertThat(gradebooks.of(teacher, course).present().lines()).isEmpty();
        assertThat(gradebooks.of(teacher, course).lines()).hasSize(1);
        refused(Reason.WRONG_KEY, () -> enrolments.join(student, course, ""));
        assertThat(classes.of(teacher, course))
                .extracting(ClassList.Pupil::left, ClassList.Pupil::takenOut)
                .containsExactly(tuple(true, true));

        String login = classes.of(teacher, course).getFirst().login();
        assertThat(classes.putIn(teacher, course, "khong-co-ai")).isEmpty();
        assertThat(classes.putIn(teacher, course, login)).isPresent();
        assertThat(enrolments.isEnrolled(student, course)).isTrue();
        assertThatThrownBy(() -> classes.of(student, course)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void teachersSeeWhoStandsWhereAndWhichSecondsAndQuestionsAreHard() {
        Question.SingleChoice hard = choice("Khó?", "đúng", "sai");
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, hard);
        CourseId course = open(quiz);
        for (int i = 0; i < 6; i++) {
            Actor.Member pupil =
                    member(i == 0 ? "=CMD()" : "Học sinh " + (i == 4 ? 10 : i), Role.LEARNER);
            enrolments.join(pupil, course, "");
            Sheet sheet = attempts.begin(pupil, course, quiz.id());
            boolean good = i >= 3;
            attempts.answer(pupil, sheet.id(), one.id(), i >= 1 ? right(one) : wrong(one), 1);
            attempts.answer(pupil, sheet.id(), hard.id(), good ? right(hard) : wrong(hard), 1);
            attempts.submit(pupil, sheet.id());
        }

        Gradebook book = gradebooks.of(teacher, course);
        assertThat(book.lines()).hasSize(7);
        assertThat(book.named("hoc sinh").lines())
                .extracting(Gradebook.Line::name)
                .containsExactly(
                        "Học sinh 1", "Học sinh 2", "Học sinh 3", "Học sinh 5", "Học sinh 10");
        assertThat(book.named("hoc SINH 5").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.grades()).containsExactly(Optional.of(1.0)))
                .satisfies(line -> assertThat(line.behind().getFirst().attempts()).isEqualTo(1));
        assertThat(book.unfinished().lines())
                .extracting(Gradebook.Line::name)
                .containsExactlyInAnyOrder("=CMD()", "Nguyễn Thị Hoa");
        GradebookSheet sheet =
                new GradebookSheet(
                        book, List.of("Tên", "TK", "Tiến độ", "Điểm", "đã xóa", "đã rời"));
        assertThat(new String(sheet.csv(), StandardCharsets.UTF_8))
                .startsWith("\uFEFFTên,TK,Kiểm tra,Tiến độ,Điểm\r\n'=CMD(),")
                .contains("Học sinh 5");
        assertThat(sheet.xlsx()).startsWith('P', 'K');
        var items = figures.questions(teacher, course, quiz.id());
        assertThat(items.getFirst().item().facility()).isEqualTo(5.0 / 6);
        assertThat(items.getLast().item().facility()).isEqualTo(0.5);
        assertThat(items.getLast().item().discrimination().orElseThrow()).isPositive();
        assertThatThrownBy(() -> figures.questions(student, course, quiz.id()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theSecondsOfARecordingAreCountedByPlaysAndByStudents() {
        CourseId course = open(page);
        enrolments.join(other, course, "");
        Deed begun = deed(new Deed.What.Played(new Interval(0, 2_500)));
        Deed again = deed(new Deed.What.Played(new Interval(400, 1_600)));
        deeds.take(student, course, page.id(), List.of(begun, again));
        Deed rest = deed(new Deed.What.Played(new Interval(1_500, 9_000)));
        deeds.take(other, course, page.id(), List.of(rest));
        // Teachers who look at it are no students.
        deeds.take(teacher, course, page.id(), List.of(rest));

        var watching = figures.watching(course, page.id(), new Interval(0, 9_800));
        assertThat(watching).hasSize(10);
        assertThat(watching.getLast().stretch()).isEqualTo(new Interval(9_000, 9_800));
        assertThat(watching)
                .extracting(CourseFigures.Watching::plays)
                .containsExactly(2, 3, 1, 1, 1, 1, 1, 1, 1, 0);
        assertThat(watching)
                .extracting(CourseFigures.Watching::students)
                .containsExactly(1, 2, 1, 1, 1, 1, 1, 1, 1, 0);
    }

    @Test
    void whatStudentsDidInARemovedActivityIsCountedBeforeAndKeptAfter() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        Assignment work = assignment();
        CourseId course = open(page, quiz, work);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        attempts.submit(student, sheet.id());
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        enrolments.join(other, course, "");
        discussions.write(
                other, UUID.randomUUID(), course, quiz.id(), Optional.empty(), "Khó quá!");

        assertThat(kept.in(teacher, course, List.of(quiz.id(), work.id())))
                .isEqualTo(new KeptWork.Amount(2, 1, 1, 1));
        assertThat(kept.in(teacher, course, List.of(page.id())).isNothing()).isTrue();
        assertThat(kept.answers(teacher, course, List.of(one.id(), essay.id()))).isEqualTo(1);
        assertThatThrownBy(() -> kept.in(student, course, List.of(quiz.id())))
                .isInstanceOf(NotAllowed.class);

        Course before = drafts.latest(teacher, course);
        drafts.save(teacher, before, Outline.without(before.content(), quiz.id()));
        drafts.publish(teacher, course);

        Gradebook book = gradebooks.of(teacher, course).named("hoa");
        assertThat(book.columns())
                .extracting(Gradebook.Column::title, Gradebook.Column::removed)
                .containsExactly(tuple("Bài tập", false), tuple("Kiểm tra", true));
        assertThat(book.lines().getFirst().grades())
                .containsExactly(Optional.empty(), Optional.of(1.0));
        GradebookSheet file =
                new GradebookSheet(
                        book, List.of("Tên", "TK", "Tiến độ", "Điểm", "đã xóa", "đã rời"));
        assertThat(new String(file.csv(), StandardCharsets.UTF_8)).contains("Kiểm tra (đã xóa)");
    }

    @Test
    void workIsGivenBackImprovedAfterItsClosingAndMarkedAnew() throws Exception {
        Assignment work =
                assignment().withOffer(new Offer(false, true, until(Duration.ofHours(1))));
        CourseId course = open(work);
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        org.khuevan.learning.HandIn given = handIns.submit(student, course, work.id());
        Instant when = given.submitted().orElseThrow();
        marking.markHandIn(teacher, given.id(), when, Map.of("noi-dung", "kem"), 0, "Sơ sài");
        Course before = drafts.latest(teacher, course);
        drafts.save(
                teacher,
                before,
                Outline.replaced(
                        before.content(),
                        work.withOffer(new Offer(false, true, until(Duration.ofHours(-1))))));
        drafts.publish(teacher, course);
        refused(Reason.EMPTY_TEXT, () -> marking.giveBack(teacher, given.id(), when, " "));
        refused(
                Reason.HANDED_IN_ANEW,
                () -> marking.giveBack(teacher, given.id(), when.minusMillis(1), "Làm lại phần 2"));

        marking.giveBack(teacher, given.id(), when, "Làm lại phần 2");
        Journey journey = enrolments.journey(student, course);
        assertThat(journey.grade()).contains(0.25);
        assertThat(journey.isMarked()).isTrue();
        assertThat(handIns.find(student, course, work.id()).orElseThrow())
                .satisfies(back -> assertThat(back.isGivenBack()).isTrue())
                .satisfies(back -> assertThat(back.before().getLast().points()).contains(1.0));

        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm tốt hơn"));
        org.khuevan.learning.HandIn better = handIns.submit(student, course, work.id());
        Instant again = better.submitted().orElseThrow();
        org.khuevan.learning.HandIn.File marked = better.before().getLast().files().getFirst();
        assertThat(marked.stored())
                .isEqualTo(given.files().getFirst().stored())
                .isNotEqualTo(better.files().getFirst().stored());
        assertThat(handInRows.needs(marked.stored().hash())).isTrue();
        assertThat(handIns.file(teacher, marked.id())).isEqualTo(marked);
        assertThat(handIns.file(student, marked.id())).isEqualTo(marked);
        assertThatThrownBy(() -> handIns.file(other, marked.id()))
                .isInstanceOf(NoSuchActivity.class);
        assertThat(marking.waiting(teacher, course))
                .singleElement()
                .isInstanceOfSatisfying(
                        Marking.Waiting.HandInWaits.class, one -> assertThat(one.again()).isTrue());
        assertThat(enrolments.journey(student, course).isMarked()).isFalse();
        marking.markHandIn(teacher, given.id(), again, GOOD, 0, "Tốt lắm");
        assertThat(marking.waiting(teacher, course)).isEmpty();
        assertThat(enrolments.journey(student, course).grade()).contains(1.0);
        refused(Reason.LOCKED, () -> handIns.takeBack(student, course, work.id()));
    }
}
