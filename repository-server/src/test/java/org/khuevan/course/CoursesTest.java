package org.khuevan.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khuevan.catalogue.ChangeLog;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.ingest.Finding;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.khuevan.people.Role;
import org.springframework.beans.factory.annotation.Autowired;

class CoursesTest extends School {

    static final SecureRandom RANDOM = new SecureRandom();

    @Autowired Courses courses;
    @Autowired CourseDrafts drafts;
    @Autowired CoursePictures pictures;
    @Autowired Admission admission;
    @Autowired ChangeLog changes;

    private final Actor visitor = new Actor.Visitor();
    private Actor.Member teacher;
    private Actor.Member colleague;
    private Actor.Member student;

    @BeforeEach
    void people() {
        teacher = member("teacher", Role.TEACHER);
        colleague = member("colleague", Role.TEACHER);
        student = member("student", Role.LEARNER);
    }

    @Test
    void aCourseIsSeenByTheWorldOnlyAsItWasPublished() {
        Course draft = withPage(drafts.create(teacher, said("Quang học")), "Một");
        assertThat(courses.find(visitor, draft.id())).isEmpty();
        assertThat(courses.find(student, draft.id())).isEmpty();
        assertThat(courses.find(teacher, draft.id())).isPresent();

        Course published = drafts.publish(teacher, draft.id());
        assertThat(courses.find(visitor, draft.id())).contains(published);
        assertThat(courses.listed(CourseFilter.ALL, 0, 100).courses())
                .extracting(ListedCourse::id)
                .contains(published.id());

        Course changed = withPage(published, "Hai");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(courses.find(visitor, draft.id())).contains(published);
        drafts.publish(teacher, draft.id());
        assertThat(changes.after(0, 10_000))
                .as("of several changes the last one tells all")
                .filteredOn(change -> change.material().value().equals(draft.id().value()))
                .hasSize(1);
        assertThat(courses.find(visitor, draft.id()).orElseThrow().content())
                .isEqualTo(changed.content());
        assertThat(courses.version(draft.id(), 1)).contains(published);
    }

    @Test
    void anOpenCourseIsFoundWithItsLessonsAndNeverWithItsQuestions() {
        Course course = drafts.create(teacher, said("Âm học"));
        Question question =
                new Question.ShortText(
                        new Question.Stem(QuestionId.random(RANDOM), "", "Bí mật?", 1, ""),
                        List.of(new Question.ShortText.Accepted("đáp án", 1, "")),
                        false,
                        false);
        Activity quiz =
                new Activity.Quiz(
                        ActivityId.random(RANDOM),
                        "Ôn tập",
                        Offer.OPEN,
                        "Lời dẫn",
                        List.of(new QuizPart.Asked(question)),
                        QuizRules.PRACTICE,
                        1);
        Activity hidden = page("Chưa mở").withOffer(new Offer(true, false, List.of()));
        drafts.save(teacher, course, with(course, page("Sóng âm"), quiz, hidden));
        MaterialId id = new MaterialId(course.id().value());
        assertThat(changes.look(id)).isEmpty();

        drafts.publish(teacher, course.id());
        ChangeLog.Seen seen = changes.look(id).orElseThrow();
        assertThat(seen.material().description().resourceType()).isEqualTo("course");
        assertThat(seen.files().getFirst().findings().of(Finding.Text.class))
                .extracting(Finding.Text::text)
                .containsExactly("Sóng âm\nNội dung\n", "Ôn tập\nLời dẫn\n");

        admission.open(teacher, course.id(), Joining.KEY, "mã");
        assertThat(changes.look(id).orElseThrow().files().getFirst().findings().all()).isEmpty();
        admission.open(teacher, course.id(), Joining.INVITATION, "");
        assertThat(changes.look(id)).isEmpty();
    }

    @Test
    void whatStudentsDidInARemovedActivityCanStillBeUnderstood() {
        Course draft = withPage(drafts.create(teacher, said("Cơ học")), "Một");
        Activity page = draft.content().activities().findFirst().orElseThrow();
        Course published = drafts.publish(teacher, draft.id());
        Course without = withPage(published, "Hai");
        drafts.publish(teacher, without.id());
        assertThat(courses.published(draft.id()).orElseThrow().content().activity(page.id()))
                .isEmpty();
        assertThat(courses.lastWith(draft.id(), page.id()).orElseThrow().content().activities())
                .contains(page);
    }

    @Test
    void twoTeachersDoNotOverwriteEachOther() {
        Course first = drafts.create(teacher, said("Nhiệt học"));
        assertThatThrownBy(() -> drafts.latest(colleague, first.id()))
                .isInstanceOf(NoSuchCourse.class);
        String login = people.find(colleague.account()).orElseThrow().login();
        assertThat(admission.addTeacher(teacher, first.id(), login)).isPresent();
        assertThat(admission.addTeacher(teacher, first.id(), "nobody")).isEmpty();

        Course seen = drafts.latest(colleague, first.id());
        assertThat(seen.teachers()).hasSize(2);
        withPage(first, "Của tôi");
        assertThatThrownBy(() -> drafts.save(colleague, seen, seen.content()))
                .isInstanceOf(ChangedMeanwhile.class);
        CourseContent renamed = seen.content().with(said("Nhiệt động học"));
        Merged merged = drafts.merge(colleague, seen, renamed);
        assertThat(merged.others()).isTrue();
        assertThat(merged.overruled()).isFalse();
        assertThat(merged.course().description().title()).isEqualTo("Nhiệt động học");
        assertThat(merged.course().content().activities())
                .extracting(Activity::title)
                .containsExactly("Của tôi");
        assertThat(admission.removeTeacher(colleague, first.id(), teacher.account())).isTrue();
        assertThat(admission.removeTeacher(colleague, first.id(), colleague.account())).isFalse();
    }

    @Test
    void aKeyOrAnInvitationLetsPeopleIn() {
        Course course = drafts.create(teacher, said("Sóng"));
        withPage(course, "Một");
        assertThat(admission.admits(student, course.id(), "")).isFalse();
        drafts.publish(teacher, course.id());
        assertThat(admission.admits(student, course.id(), "")).isTrue();

        assertThatThrownBy(() -> admission.open(teacher, course.id(), Joining.KEY, " "))
                .isInstanceOf(IllegalArgumentException.class);
        admission.open(teacher, course.id(), Joining.KEY, "cửa sổ");
        assertThat(courses.find(visitor, course.id())).isPresent();
        assertThat(admission.admits(student, course.id(), "cửa")).isFalse();
        assertThat(admission.admits(student, course.id(), "cửa sổ ")).isTrue();
        assertThatThrownBy(() -> admission.key(student, course.id()))
                .isInstanceOf(NotAllowed.class);

        admission.open(teacher, course.id(), Joining.INVITATION, "");
        assertThat(courses.find(student, course.id())).isEmpty();
        String email = people.find(student.account()).orElseThrow().email();
        assertThat(
                        admission.invite(
                                teacher,
                                course.id(),
                                List.of(
                                        email.toUpperCase(java.util.Locale.ROOT),
                                        "không phải thư")))
                .containsExactly("không phải thư");
        assertThat(courses.find(student, course.id())).isPresent();
        assertThat(admission.admits(student, course.id(), "")).isTrue();
        assertThat(courses.find(visitor, course.id())).isEmpty();

        drafts.close(teacher, course.id());
        assertThat(admission.admits(student, course.id(), "")).isFalse();
    }

    @Test
    void aCopyHasItsOwnIdsAndKeepsWhatPointsAtWhat() {
        Activity first = page("Một");
        Activity second =
                page("Hai")
                        .withOffer(
                                new Offer(
                                        false,
                                        true,
                                        List.of(
                                                new Condition.From(Instant.EPOCH),
                                                new Condition.After(first.id()))));
        Course original = drafts.create(teacher, said("Điện"));
        original = drafts.save(teacher, original, with(original, first, second));
        Course copy = drafts.copy(teacher, original.id(), "Điện (bản sao)", new CopiedDates.Same());
        List<Activity> copied = copy.content().activities().toList();
        assertThat(copied).extracting(Activity::title).containsExactly("Một", "Hai");
        assertThat(copied).extracting(Activity::id).doesNotContain(first.id(), second.id());
        assertThat(copied.getLast().offer().conditions())
                .contains(new Condition.After(copied.getFirst().id()));
        assertThat(drafts.flaws(copy)).noneMatch(flaw -> flaw.what().blocks());
    }

    @Test
    void theDatesOfACopyAreMovedOrLeftOut() {
        Instant closed = Instant.parse("2020-01-15T05:00:00Z");
        Activity first = page("Một").withOffer(new Offer(true, false, List.of()));
        Activity second =
                page("Hai")
                        .withOffer(
                                new Offer(
                                        false,
                                        true,
                                        List.of(
                                                new Condition.From(
                                                        closed.minus(7, ChronoUnit.DAYS)),
                                                new Condition.Until(closed),
                                                new Condition.After(first.id()))));
        Course original = drafts.create(teacher, said("Quang"));
        original = drafts.save(teacher, original, with(original, first, second));
        assertThat(drafts.flaws(original))
                .extracting(Flaw::what)
                .contains(Flaw.What.ALREADY_CLOSED, Flaw.What.CONDITION_HIDDEN);

        LocalDate start = LocalDate.of(2099, 3, 2);
        Course moved =
                drafts.copy(teacher, original.id(), "Sau", new CopiedDates.BeginningOn(start));
        assertThat(CopiedDates.first(moved.content(), ZoneId.systemDefault())).contains(start);
        assertThat(drafts.flaws(moved))
                .extracting(Flaw::what)
                .doesNotContain(Flaw.What.ALREADY_CLOSED);
        Course without = drafts.copy(teacher, original.id(), "Không", new CopiedDates.None());
        assertThat(CopiedDates.first(without.content(), ZoneId.systemDefault())).isEmpty();
        assertThat(without.content().activities().toList().getLast().offer().conditions())
                .hasSize(1);
    }

    @Test
    void aCopyKeepsItsPicturesWhenTheOriginalIsGone() {
        Course original = drafts.create(teacher, said("Từ"));
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        String address =
                pictures.keep(teacher, original.id(), "kim.png", png).orElseThrow().address();
        original =
                drafts.save(
                        teacher,
                        original,
                        with(
                                original,
                                new WrittenPage(
                                        ActivityId.random(RANDOM),
                                        "Kim",
                                        Offer.OPEN,
                                        "![kim](" + address + ")")));
        Course copy = drafts.copy(teacher, original.id(), "Từ (bản sao)", new CopiedDates.None());
        drafts.discard(teacher, original.id());
        assertThat(pictures.read(address)).isEmpty();
        WrittenPage copied = (WrittenPage) copy.content().activities().findFirst().orElseThrow();
        String copiedTo = copied.text().replaceAll(".*\\((.*)\\)", "$1");
        assertThat(pictures.read(copiedTo))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(png));
    }

    @Test
    void listsAreNarrowedAndReadInPieces() {
        for (int hours = 1; hours <= 5; hours++) {
            Course draft =
                    drafts.create(
                            teacher,
                            new CourseDescription(
                                    "Dài " + hours, "", "lo", List.of("music"), List.of(), hours));
            withPage(draft, "Một");
            drafts.publish(teacher, draft.id());
        }
        CourseFilter short3 = new CourseFilter("music", "", "lo", 3);

        ListedCourse.Page page = courses.listed(short3, 1, 2);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.courses())
                .extracting(course -> course.description().title())
                .containsExactly("Dài 2", "Dài 1");
        assertThat(page.courses().getFirst().teachers()).containsExactly("teacher");
        assertThat(courses.listed(new CourseFilter("music", "primary", "", 0), 0, 9).total())
                .isZero();
        assertThat(courses.choices().languages()).contains("lo");
        assertThat(courses.choices().subjects()).contains("music");
    }

    @Test
    void activitiesThatWaitForEachOtherAreNotPublished() {
        Activity first = page("Một");
        Activity second = page("Hai").withOffer(after(first));
        Course course = drafts.create(teacher, said("Vòng"));
        drafts.save(teacher, course, with(course, first.withOffer(after(second)), second));
        assertThatThrownBy(() -> drafts.publish(teacher, course.id()))
                .isInstanceOfSatisfying(
                        NotPublishable.class,
                        e ->
                                assertThat(e.flaws())
                                        .extracting(Flaw::what)
                                        .containsOnly(Flaw.What.CONDITION_CIRCLE));
    }

    private static Offer after(Activity activity) {
        return new Offer(false, true, List.of(new Condition.After(activity.id())));
    }

    private Course withPage(Course course, String title) {
        return drafts.save(teacher, course, with(course, page(title)));
    }

    private static CourseContent with(Course course, Activity... activities) {
        return course.content()
                .withSections(
                        List.of(
                                new Section(
                                        SectionId.random(RANDOM), "Phần 1", List.of(activities))));
    }

    private static WrittenPage page(String title) {
        return new WrittenPage(ActivityId.random(RANDOM), title, Offer.OPEN, "Nội dung");
    }

    private static CourseDescription said(String title) {
        return CourseDescription.of(title, "vi");
    }
}
