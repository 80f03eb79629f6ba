package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.course.School;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.learning.Deed.What;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

/// A teacher, two students and the courses that tests of this room need.
abstract class Lessons extends School {

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
    @Autowired KeptWork kept;

    final SecureRandom random = new SecureRandom();
    final WrittenPage page = new WrittenPage(id(), "Mở đầu", Offer.OPEN, "Chào các em.");
    final Question.SingleChoice one = choice("Thủ đô của Việt Nam?", "Hà Nội", "Huế");
    final Question.Essay essay = new Question.Essay(stem("Vì sao?", 3), "Nêu được hai lý do");

    Actor.Member teacher;
    Actor.Member student;
    Actor.Member other;

    @BeforeEach
    void people() {
        teacher = member("Cô Lan", Role.TEACHER);
        student = member("Nguyễn Thị Hoa", Role.LEARNER);
        other = member("Trần Văn Bình", Role.LEARNER);
    }

    final void refused(Reason reason, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        NotPossible.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    final void read(CourseId course, Activity activity) {
        deeds.take(student, course, activity.id(), List.of(deed(new What.ReadThrough())));
    }

    final void answer(Sheet sheet, Question question, Answer answer) {
        attempts.answer(student, sheet.id(), question.id(), answer, System.nanoTime());
    }

    final CourseId open(Activity... activities) {
        CourseId course = published(activities);
        enrolments.join(student, course, "");
        return course;
    }

    final CourseId published(Activity... activities) {
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

    final Quiz quiz(QuizRules rules, Offer offer, Question... questions) {
        return new Quiz(
                id(),
                "Kiểm tra",
                offer,
                "",
                java.util.Arrays.stream(questions).<QuizPart>map(QuizPart.Asked::new).toList(),
                rules,
                1);
    }

    final Assignment assignment() {
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

    final Question.SingleChoice choice(String text, String right, String... wrong) {
        List<Question.Choice> choices = new ArrayList<>();
        choices.add(new Question.Choice("k1", right, 1, "Đúng rồi"));
        for (int i = 0; i < wrong.length; i++) {
            choices.add(new Question.Choice("w" + i, wrong[i], 0, ""));
        }
        return new Question.SingleChoice(stem(text, 1), choices, true);
    }

    static Answer right(Question.SingleChoice question) {
        return Answer.Chosen.one(question.choices().getFirst().key());
    }

    static Answer wrong(Question.SingleChoice question) {
        return new Answer.Chosen(Set.of(question.choices().getLast().key()));
    }

    final Question.Stem stem(String text, double points) {
        return new Question.Stem(QuestionId.random(random), "", text, points, "");
    }

    final WrittenPage page(String title, Offer offer) {
        return new WrittenPage(id(), title, offer, "…");
    }

    final ActivityId id() {
        return ActivityId.random(random);
    }

    static List<Condition> after(Activity activity) {
        return List.of(new Condition.After(activity.id()));
    }

    static List<Condition> grade(Activity activity, int percent) {
        return List.of(new Condition.MinimumGrade(activity.id(), percent));
    }

    static List<Condition> from(Duration ahead) {
        return List.of(new Condition.From(Instant.now().plus(ahead)));
    }

    static List<Condition> until(Duration ahead) {
        return List.of(new Condition.Until(Instant.now().plus(ahead)));
    }

    static Note note(CourseId course, ActivityId activity, String text) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return new Note(UUID.randomUUID(), course, activity, Note.Place.TIME, 83_000, text, now);
    }

    static Deed deed(What what) {
        return new Deed(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MILLIS), what);
    }

    static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static int count(String sql, Actor.Member member) {
        return DATABASE.jdbc()
                .sql(sql)
                .param(member.account().value())
                .query(Integer.class)
                .single();
    }
}
