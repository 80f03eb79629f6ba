package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.HandIn;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Admission;
import org.khuevan.course.Answer;
import org.khuevan.course.CompletionRule;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.QuizRules.Counts;
import org.khuevan.course.QuizRules.Reveals;
import org.khuevan.course.Rubric;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.database.TestDatabase;
import org.khuevan.learning.Deed.What;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.storage.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// A course as its students go through it: what they may do, what is kept, and what nobody else
/// sees.
@SpringBootTest(properties = {"khuevan.roles=web", "khuevan.admin-password=correct horse"})
class LearningTest {

    static final TestDatabase DATABASE = TestDatabase.create();

    @TempDir static Path data;

    @Autowired People people;
    @Autowired CourseDrafts drafts;
    @Autowired Admission admission;
    @Autowired Enrolments enrolments;
    @Autowired Deeds deeds;
    @Autowired Attempts attempts;
    @Autowired HandIns handIns;
    @Autowired HandInRows handInRows;
    @Autowired Marking marking;
    @Autowired Discussions discussions;
    @Autowired Notes notes;
    @Autowired Certificates certificates;
    @Autowired Gradebooks gradebooks;
    @Autowired CourseFigures figures;
    @Autowired OwnRecords records;

    private final SecureRandom random = new SecureRandom();
    private final WrittenPage page = new WrittenPage(id(), "Mở đầu", Offer.OPEN, "Chào các em.");
    private final Question.SingleChoice one = choice("Thủ đô của Việt Nam?", "Hà Nội", "Huế");
    private final Question.Essay essay =
            new Question.Essay(stem("Vì sao?", 3), "Nêu được hai lý do");

    private Actor.Member teacher;
    private Actor.Member student;
    private Actor.Member other;

    @SpringBootApplication(scanBasePackages = "org.khuevan")
    static class Platform {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("khuevan.data", data::toString);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void people() {
        teacher = member("Cô Lan", Role.TEACHER);
        student = member("Nguyễn Thị Hoa", Role.LEARNER);
        other = member("Trần Văn Bình", Role.LEARNER);
    }

    @Test
    void aDeedThatIsSentAgainInAnotherOrderCountsOnce() {
        CourseId course = open(page);
        List<Deed> once = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            once.add(deed(new What.Played(new Interval(i * 5_000L, i * 5_000L + 6_000))));
        }
        List<Deed> again = new ArrayList<>(once);
        Collections.shuffle(again, new Random(7));

        deeds.take(student, course, page.id(), once.subList(3, 9));
        deeds.take(student, course, page.id(), again);
        Progress progress = deeds.take(student, course, page.id(), once).progress();

        assertThat(progress).isEqualTo(Progress.of(once));
        assertThat(progress.watched().length()).isEqualTo(61_000);
        assertThat(count("select count(*) from deed where account = ?", student)).isEqualTo(12);
    }

    @Test
    void conditionsOpenWhatComesNextAndHiddenActivitiesAreNotThere() {
        Quiz quiz = quiz(QuizRules.PRACTICE, new Offer(false, true, after(page)), one);
        WrittenPage reward = page("Thưởng", new Offer(false, false, grade(quiz, 50)));
        WrittenPage hidden = page("Bí mật", new Offer(true, true, List.of()));
        WrittenPage later = page("Mai", new Offer(false, false, from(Duration.ofDays(1))));
        CourseId course = open(page, quiz, reward, hidden, later);

        Journey journey = enrolments.journey(student, course);
        assertThat(journey.steps()).extracting(s -> s.activity().title()).doesNotContain("Bí mật");
        assertThat(journey.next().orElseThrow().activity()).isEqualTo(page);
        refused(Reason.LOCKED, () -> attempts.begin(student, course, quiz.id()));
        refused(Reason.LOCKED, () -> read(course, later));
        assertThatThrownBy(() -> read(course, hidden)).isInstanceOf(NoSuchActivity.class);

        read(course, page);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        refused(Reason.LOCKED, () -> read(course, reward));
        answer(sheet, one, wrong(one));
        attempts.submit(student, sheet.id());
        refused(Reason.LOCKED, () -> read(course, reward));

        Sheet second = attempts.begin(student, course, quiz.id());
        answer(second, one, right(one));
        assertThat(attempts.submit(student, second.id()).grade()).contains(1.0);
        read(course, reward);
        assertThat(enrolments.journey(student, course).isFinished()).isTrue();
    }

    @Test
    void nothingAStudentGetsTellsWhatIsRightBeforeItMay() {
        QuizRules strict = new QuizRules(true, 1, 0, Counts.BEST, Reveals.AFTER_CLOSING);
        Quiz quiz = quiz(strict, new Offer(false, true, until(Duration.ofDays(1))), one, essay);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        Sheet handedIn = attempts.submit(student, sheet.id());

        for (Sheet seen : List.of(sheet, handedIn, attempts.find(student, sheet.id()))) {
            assertThat(JsonMapper.shared().writeValueAsString(seen))
                    .contains("Hà Nội")
                    .doesNotContain("credit", "Đúng rồi", "Nêu được hai lý do");
            assertThat(seen.grade()).isEmpty();
        }
        assertThat(enrolments.journey(student, course).step(quiz.id()).orElseThrow().shownGrade())
                .isEmpty();
        refused(Reason.NO_MORE_ATTEMPTS, () -> attempts.begin(student, course, quiz.id()));
    }

    @Test
    void theOrderOfQuestionsAndChoicesStaysTheSameWithinAnAttempt() {
        QuizRules shuffled = new QuizRules(true, 0, 0, Counts.LAST, Reveals.AFTER_ATTEMPT);
        Question[] many = new Question[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = choice("Câu " + i, "a", "b", "c", "d");
        }
        Quiz quiz = quiz(shuffled, Offer.OPEN, many);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());

        assertThat(attempts.begin(student, course, quiz.id())).isEqualTo(sheet);
        assertThat(attempts.find(student, sheet.id())).isEqualTo(sheet);
        enrolments.join(other, course, "");
        assertThat(attempts.begin(other, course, quiz.id()).items())
                .extracting(Sheet.Item::posed)
                .isNotEqualTo(sheet.items().stream().map(Sheet.Item::posed).toList());
    }

    @Test
    void anOldAnswerThatComesLateDoesNotReplaceANewerOneAndNothingComesAfterTheEnd() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        attempts.answer(student, sheet.id(), one.id(), right(one), 2);
        attempts.answer(student, sheet.id(), one.id(), wrong(one), 1);
        attempts.answer(student, sheet.id(), one.id(), right(one), 2);
        assertThat(attempts.submit(student, sheet.id()).grade()).contains(1.0);

        refused(
                Reason.HANDED_IN,
                () -> attempts.answer(student, sheet.id(), one.id(), wrong(one), 3));
        assertThat(attempts.submit(student, sheet.id()).grade()).contains(1.0);
    }

    @Test
    void whenTheTimeIsOverWhatWasAnsweredIsHandedIn() {
        QuizRules timed = new QuizRules(false, 1, 10, Counts.BEST, Reveals.AFTER_ATTEMPT);
        Quiz quiz = quiz(timed, Offer.OPEN, one);
        CourseId course = open(quiz);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        assertThat(sheet.due()).contains(sheet.started().plus(Duration.ofMinutes(10)));
        answer(sheet, one, right(one));
        // As if it had begun an hour ago.
        DATABASE.jdbc()
                .sql("update attempt set due_at = due_at - interval '1 hour' where id = ?")
                .param(sheet.id().value())
                .update();

        refused(
                Reason.TIME_OVER,
                () -> attempts.answer(student, sheet.id(), one.id(), wrong(one), 9));
        assertThat(attempts.submitOverdue()).isEqualTo(1);
        assertThat(attempts.find(student, sheet.id()).grade()).contains(1.0);
    }

    @Test
    void nobodySeesWhatAnotherStudentDid() {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, essay);
        Assignment work = assignment();
        CourseId course = open(quiz, work);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, essay, new Answer.Written("Vì trời mưa."));
        attempts.submit(student, sheet.id());
        handIns.add(student, course, work.id(), "bài.txt", bytes("của Hoa"));
        UUID file = handIns.find(student, course, work.id()).orElseThrow().files().getFirst().id();
        Note note = note(course, quiz.id(), "Riêng của Hoa");
        notes.keep(student, note);

        enrolments.join(other, course, "");
        assertThatThrownBy(() -> attempts.find(other, sheet.id()))
                .isInstanceOf(NoSuchActivity.class);
        assertThatThrownBy(() -> attempts.answer(other, sheet.id(), one.id(), right(one), 1))
                .isInstanceOf(NoSuchActivity.class);
        assertThatThrownBy(() -> attempts.submit(other, sheet.id()))
                .isInstanceOf(NoSuchActivity.class);
        assertThatThrownBy(() -> handIns.file(other, file)).isInstanceOf(NoSuchActivity.class);
        // A beginning that was not handed in is no business of the teacher's either.
        assertThatThrownBy(() -> handIns.file(teacher, file)).isInstanceOf(NoSuchActivity.class);
        assertThat(notes.find(other, "", 10)).isEmpty();
        assertThat(notes.find(student, "rieng CUA", 10)).containsExactly(note);
        assertThatThrownBy(() -> gradebooks.of(other, course)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> marking.waiting(other, course)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> marking.essay(other, sheet.id(), essay.id()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aCourseLetsInWhomItShould() {
        CourseId course = published(page);
        admission.open(teacher, course, Joining.KEY, "hoa-phuong");
        refused(Reason.WRONG_KEY, () -> enrolments.join(student, course, "hoa hồng"));
        refused(Reason.NOT_ENROLLED, () -> enrolments.journey(student, course));
        enrolments.join(student, course, " hoa-phuong ");
        admission.open(teacher, course, Joining.INVITATION, "");
        assertThatThrownBy(() -> enrolments.join(other, course, ""))
                .isInstanceOf(NoSuchCourse.class);
        assertThatThrownBy(() -> enrolments.journey(other, course))
                .isInstanceOf(NoSuchCourse.class);

        enrolments.leave(student, course);
        assertThat(enrolments.journeys(student)).isEmpty();
    }

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
        marking.markEssay(teacher, sheet.id(), essay.id(), 1.5, "Thiếu một lý do");
        refused(Reason.POINTS, () -> marking.markHandIn(teacher, given.id(), Map.of(), 0, ""));
        refused(Reason.NOT_FINISHED, () -> certificates.issue(student, course));
        marking.markHandIn(teacher, given.id(), Map.of("noi-dung", "tot"), 0, "Tốt lắm");
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
                        new CertificatePdf(certificate, "https://khuevan.example/verify/x")
                                .bytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Nguyễn Thị Hoa", "Chứng nhận", "khuevan.example/verify/x");
        }
    }

    @Test
    void teachersSeeWhoStandsWhereAndWhichSecondsAndQuestionsAreHard() {
        Question.SingleChoice hard = choice("Khó?", "đúng", "sai");
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one, hard);
        CourseId course = open(quiz);
        for (int i = 0; i < 6; i++) {
            Actor.Member pupil = member(i == 0 ? "=CMD()" : "Học sinh " + i, Role.LEARNER);
            enrolments.join(pupil, course, "");
            Sheet sheet = attempts.begin(pupil, course, quiz.id());
            boolean good = i >= 3;
            attempts.answer(pupil, sheet.id(), one.id(), i >= 1 ? right(one) : wrong(one), 1);
            attempts.answer(pupil, sheet.id(), hard.id(), good ? right(hard) : wrong(hard), 1);
            attempts.submit(pupil, sheet.id());
        }

        Gradebook book = gradebooks.of(teacher, course);
        assertThat(book.lines()).hasSize(7);
        assertThat(book.named("hoc SINH 5").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.grades()).containsExactly(Optional.of(1.0)));
        assertThat(book.unfinished().lines())
                .extracting(Gradebook.Line::name)
                .containsExactlyInAnyOrder("=CMD()", "Nguyễn Thị Hoa");
        GradebookSheet sheet = new GradebookSheet(book, List.of("Tên", "TK", "Tiến độ", "Điểm"));
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
    void whatOneHasDoneCanBeTakenAlongAndDeletedButGradesStay() throws Exception {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, one);
        CourseId course = open(page, quiz);
        read(course, page);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, one, right(one));
        attempts.submit(student, sheet.id());
        notes.keep(student, note(course, page.id(), "Nhớ xem lại"));
        discussions.write(student, course, page.id(), Optional.empty(), "Em chào cô");

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        records.write(student, zip);
        String all = unzipped(zip.toByteArray());
        assertThat(all)
                .contains("Nhớ xem lại", "Em chào cô", "READ_THROUGH", "\"k1\"", "\"grade\" : 1.0")
                .doesNotContain("Đúng rồi");

        records.delete(student);
        assertThat(notes.find(student, "", 10)).isEmpty();
        assertThat(count("select count(*) from deed where account = ?", student)).isZero();
        assertThat(
                        count(
                                "select count(*) from answer a join attempt t on t.id = a.attempt"
                                        + " where t.account = ?",
                                student))
                .isZero();
        assertThat(gradebooks.of(teacher, course).named("hoa").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.grades()).containsExactly(Optional.of(1.0)));
    }

    @Test
    void teachersHideWhatShouldNotBeThereAndEverybodyElseSeesAGap() {
        CourseId course = open(page);
        enrolments.join(other, course, "");
        UUID rude = discussions.write(other, course, page.id(), Optional.empty(), "Lời khó nghe");
        discussions.report(student, rude, "Xúc phạm");
        assertThat(discussions.reported(teacher, course)).hasSize(1);
        assertThatThrownBy(() -> discussions.hide(student, rude, true))
                .isInstanceOf(NotAllowed.class);

        discussions.hide(teacher, rude, true);

        assertThat(discussions.of(student, course, page.id()))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.text()).isEmpty();
                    assertThat(post.state()).isEqualTo(Post.State.HIDDEN);
                });
        assertThat(discussions.reported(teacher, course)).isEmpty();
    }

    private static String unzipped(byte[] zip) throws java.io.IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private void refused(Reason reason, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        NotPossible.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void read(CourseId course, Activity activity) {
        deeds.take(student, course, activity.id(), List.of(deed(new What.ReadThrough())));
    }

    private void answer(Sheet sheet, Question question, Answer answer) {
        attempts.answer(student, sheet.id(), question.id(), answer, System.nanoTime());
    }

    private CourseId open(Activity... activities) {
        CourseId course = published(activities);
        enrolments.join(student, course, "");
        return course;
    }

    private CourseId published(Activity... activities) {
        Course draft = drafts.create(teacher, CourseDescription.of("Lịch sử Việt Nam", "vi"));
        drafts.save(
                teacher,
                draft,
                draft.content()
                        .withSections(
                                List.of(
                                        new Section(
                                                SectionId.random(random),
                                                "Tuần 1",
                                                List.of(activities))))
                        .with(new CompletionRule(true, 50)));
        CourseId id = drafts.publish(teacher, draft.id()).id();
        admission.open(teacher, id, Joining.OPEN, "");
        return id;
    }

    private Quiz quiz(QuizRules rules, Offer offer, Question... questions) {
        return new Quiz(
                id(),
                "Kiểm tra",
                offer,
                "",
                java.util.Arrays.stream(questions).<QuizPart>map(QuizPart.Asked::new).toList(),
                rules,
                1);
    }

    private Assignment assignment() {
        return new Assignment(
                id(),
                "Bài tập",
                Offer.OPEN,
                "Viết một trang.",
                Optional.empty(),
                new HandIn(false, 1),
                new Rubric(
                        List.of(
                                new Rubric.Criterion(
                                        "noi-dung",
                                        "Nội dung",
                                        List.of(
                                                new Rubric.Level("kem", "Kém", 1),
                                                new Rubric.Level("tot", "Tốt", 4))))),
                0,
                1);
    }

    private Question.SingleChoice choice(String text, String right, String... wrong) {
        List<Question.Choice> choices = new ArrayList<>();
        choices.add(new Question.Choice("k1", right, 1, "Đúng rồi"));
        for (int i = 0; i < wrong.length; i++) {
            choices.add(new Question.Choice("w" + i, wrong[i], 0, ""));
        }
        return new Question.SingleChoice(stem(text, 1), choices, true);
    }

    private static Answer right(Question.SingleChoice question) {
        return Answer.Chosen.one(question.choices().getFirst().key());
    }

    private static Answer wrong(Question.SingleChoice question) {
        return new Answer.Chosen(Set.of(question.choices().getLast().key()));
    }

    private Question.Stem stem(String text, double points) {
        return new Question.Stem(QuestionId.random(random), "", text, points, "");
    }

    private WrittenPage page(String title, Offer offer) {
        return new WrittenPage(id(), title, offer, "…");
    }

    private ActivityId id() {
        return ActivityId.random(random);
    }

    private static List<Condition> after(Activity activity) {
        return List.of(new Condition.After(activity.id()));
    }

    private static List<Condition> grade(Activity activity, int percent) {
        return List.of(new Condition.MinimumGrade(activity.id(), percent));
    }

    private static List<Condition> from(Duration ahead) {
        return List.of(new Condition.From(Instant.now().plus(ahead)));
    }

    private static List<Condition> until(Duration ahead) {
        return List.of(new Condition.Until(Instant.now().plus(ahead)));
    }

    private static Note note(CourseId course, ActivityId activity, String text) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return new Note(UUID.randomUUID(), course, activity, Note.Place.TIME, 83_000, text, now);
    }

    private static Deed deed(What what) {
        return new Deed(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MILLIS), what);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int count(String sql, Actor.Member member) {
        return DATABASE.jdbc()
                .sql(sql)
                .param(member.account().value())
                .query(Integer.class)
                .single();
    }

    /// With the administrator's password, because making one takes its time.
    private Actor.Member member(String name, Role role) {
        String login = "p" + System.nanoTime();
        DATABASE.jdbc()
                .sql(
                        """
                        insert into account (id, login, display_name, role, organisation, password)
                        select gen_random_uuid(), ?, ?, ?, organisation, password
                        from account where login = 'admin'
                        """)
                .params(login, name, role.name())
                .update();
        Account account = people.find(login).orElseThrow();
        return new Actor.Member(
                account.id(), account.displayName(), account.role(), account.organisation().id());
    }
}
