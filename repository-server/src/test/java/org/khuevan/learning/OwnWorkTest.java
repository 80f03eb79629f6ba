package org.khuevan.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.Activity.Quiz;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.Answer;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.Offer;
import org.khuevan.course.QuizRules;
import org.khuevan.course.Rubric;
import org.khuevan.deposit.Destination;
import org.khuevan.deposit.Upload;
import org.khuevan.deposit.UploadRefused;
import org.khuevan.deposit.Uploads;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.springframework.beans.factory.annotation.Autowired;

/// What a student did is theirs: nobody else sees it, and they can take it along and delete it.
class OwnWorkTest extends Lessons {

    @Autowired Uploads uploads;

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
        assertThatThrownBy(() -> marking.answer(other, sheet.id(), essay.id()))
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
        discussions.write(
                student, UUID.randomUUID(), course, page.id(), Optional.empty(), "Em chào cô");

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        records.write(student, zip);
        String all = unzipped(zip.toByteArray());
        assertThat(all)
                .contains(
                        "Nhớ xem lại",
                        "Em chào cô",
                        "READ_THROUGH",
                        "\"in_words\" : \"Hà Nội\"",
                        "\"activity_title\" : \"Kiểm tra\"",
                        "\"grade\" : 1.0",
                        "\"credit\" : 1.0")
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
    void aFileOfWorkComesInPiecesAsLongAsItMayBeHandedIn() {
        Assignment work =
                new Assignment(
                        id(),
                        "Phim",
                        Offer.OPEN,
                        "Quay phim.",
                        Optional.empty(),
                        new Activity.HandIn(false, 2),
                        Rubric.NONE,
                        10,
                        1);
        CourseId course = open(work);
        Destination to = HandIns.uploadsTo(course, work.id());
        assertThatThrownBy(() ->
                        uploads.create(
                                student, to, "a.mp4", HandIns.LARGEST_FILE + 1, Optional.empty()))
                .isInstanceOf(UploadRefused.class);
        refused(Reason.NOT_ENROLLED, () -> begin(other, to, "a.txt"));

        Upload broken = begin(student, to, "a.txt");
        send(broken, 0, "ab");
        assertThat(uploads.unfinished(student, to)).extracting(Upload::offset).containsExactly(2L);
        assertThat(send(broken, 2, "c").file()).isPresent();
        HandIn begun = handIns.find(student, course, work.id()).orElseThrow();
        assertThat(begun.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("a.txt"))
                .satisfies(file -> assertThat(file.stored().size()).isEqualTo(3));
        assertThat(uploads.unfinished(student, to)).isEmpty();

        // Another version takes the place of the one that was on its way.
        begin(student, to, "b.txt");
        Upload late = begin(student, to, "b.txt");
        assertThat(uploads.unfinished(student, to))
                .extracting(Upload::id)
                .containsExactly(late.id());
        refused(
                Reason.TOO_MANY_FILES,
                () -> IntStream.range(0, 9).forEach(i -> begin(student, to, i + ".txt")));
        handIns.submit(student, course, work.id());
        refused(Reason.HANDED_IN, () -> send(late, 0, "abc"));
        refused(Reason.HANDED_IN, () -> begin(student, to, "a.txt"));

        records.delete(student);
        assertThat(uploads.unfinished(student, to)).isEmpty();
    }

    private Upload begin(Actor.Member actor, Destination to, String name) {
        return uploads.create(actor, to, name, 3, Optional.empty());
    }

    private Upload send(Upload upload, long offset, String text) {
        return uploads.append(student, upload.id(), offset, bytes(text), Optional.empty());
    }

    @Test
    void nobodyIsLeftWithEmptyWorkToMark() throws Exception {
        Quiz quiz = quiz(QuizRules.PRACTICE, Offer.OPEN, essay);
        Assignment work = assignment();
        CourseId course = open(quiz, work);
        Sheet sheet = attempts.begin(student, course, quiz.id());
        answer(sheet, essay, new Answer.Written("Vì hai lý do."));
        attempts.submit(student, sheet.id());
        handIns.add(student, course, work.id(), "bài.txt", bytes("bài làm"));
        handIns.submit(student, course, work.id());
        assertThat(marking.waiting(teacher, course)).hasSize(2);

        records.delete(student);

        assertThat(marking.waiting(teacher, course)).isEmpty();
    }

    @Test
    void postsAreReadOnlyWhereTheActivityIsReached() {
        WrittenPage later = page("Sau", new Offer(false, true, after(page)));
        CourseId course = open(page, later);
        enrolments.join(other, course, "");
        deeds.take(other, course, page.id(), List.of(deed(new Deed.What.ReadThrough())));
        UUID post = UUID.randomUUID();
        discussions.write(other, post, course, later.id(), Optional.empty(), "Đáp án là 42");

        refused(Reason.LOCKED, () -> discussions.of(student, course, later.id()));
        refused(Reason.LOCKED, () -> discussions.report(student, post, "?"));
        assertThat(discussions.of(teacher, course, later.id())).hasSize(1);
        read(course, page);
        assertThat(discussions.of(student, course, later.id())).hasSize(1);
    }

    @Test
    void teachersHideWhatShouldNotBeThereAndEverybodyElseSeesAGap() {
        CourseId course = open(page);
        enrolments.join(other, course, "");
        UUID rude = UUID.randomUUID();
        discussions.write(other, rude, course, page.id(), Optional.empty(), "Lời khó nghe");
        // The line broke before the answer came, and it is sent again.
        discussions.write(other, rude, course, page.id(), Optional.empty(), "Lời khó nghe");
        assertThat(discussions.of(student, course, page.id())).hasSize(1);
        assertThatThrownBy(() ->
                        discussions.write(
                                student, rude, course, page.id(), Optional.empty(), "Của em"))
                .isInstanceOf(NoSuchActivity.class);
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

    @Test
    void whatIsSaidNewInALongDiscussionIsShownAlsoInAnOldConversation() {
        CourseId course = open(page);
        UUID[] begun = new UUID[4];
        for (int i = 0; i < begun.length; i++) {
            begun[i] = UUID.randomUUID();
            discussions.write(
                    student, begun[i], course, page.id(), Optional.empty(), "Câu hỏi " + i);
        }
        UUID answer = UUID.randomUUID();
        discussions.write(student, answer, course, page.id(), Optional.of(begun[0]), "Trả lời");
        discussions.write(
                student, UUID.randomUUID(), course, page.id(), Optional.of(answer), "Cảm ơn");

        assertThat(discussions.of(student, course, page.id(), 2))
                .extracting(Post::text)
                .containsExactly("Câu hỏi 0", "Câu hỏi 3", "Trả lời", "Cảm ơn");
        assertThat(discussions.amount(course, page.id())).isEqualTo(new Discussions.Amount(4, 6));
    }

    @Test
    void whoLeavesAClosedCourseByMistakeComesBackWithoutAnInvitation() {
        CourseId course = open(page);
        admission.open(teacher, course, Joining.INVITATION, "");
        enrolments.leave(student, course);
        assertThat(enrolments.isEnrolled(student, course)).isFalse();
        assertThatThrownBy(() -> enrolments.join(other, course, ""))
                .isInstanceOf(NoSuchCourse.class);

        enrolments.join(student, course, "");

        assertThat(enrolments.isEnrolled(student, course)).isTrue();
    }

    @Test
    void aTextThatWaitedForALineDoesNotReplaceOneThatWasWrittenLaterElsewhere() {
        Assignment essay =
                new Assignment(
                        id(),
                        "Bài luận",
                        Offer.OPEN,
                        "Viết một trang.",
                        Optional.empty(),
                        new org.khuevan.course.Activity.HandIn(true, 0),
                        org.khuevan.course.Rubric.NONE,
                        10,
                        1);
        CourseId course = open(essay);
        handIns.write(student, course, essay.id(), sent("Bản mới trên máy tính", 12, "laptop", 0));
        assertThat(handIns.write(student, course, essay.id(), sent("Bản cũ", 10, "phone", 0)))
                .isEqualTo(new SentText.Kept(12, Optional.of("Bản mới trên máy tính")));
        assertThat(handIns.find(student, course, essay.id()).orElseThrow().text())
                .isEqualTo("Bản mới trên máy tính");

        assertThat(handIns.write(student, course, essay.id(), sent("Đã thấy", 13, "phone", 12)))
                .isEqualTo(new SentText.Kept(13, Optional.empty()));
        assertThat(handIns.write(student, course, essay.id(), sent("Mù", 14, "laptop", 12)))
                .isEqualTo(new SentText.Kept(14, Optional.of("Đã thấy")));
        SentText last = SentText.of("Từ chương trình", OptionalLong.empty());
        assertThat(handIns.write(student, course, essay.id(), last).revision()).isGreaterThan(14);
        assertThat(handIns.submit(student, course, essay.id()).text()).isEqualTo("Từ chương trình");
    }

    private static SentText sent(String text, long revision, String device, long seen) {
        return new SentText(text, OptionalLong.of(revision), device, seen);
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
}
