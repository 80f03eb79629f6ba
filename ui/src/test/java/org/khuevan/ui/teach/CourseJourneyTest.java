package org.khuevan.ui.teach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Part;
import org.khuevan.course.ActivityId;
import org.khuevan.course.BankId;
import org.khuevan.course.Condition;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.Offer;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionBank;
import org.khuevan.course.QuestionId;
import org.khuevan.course.QuizPart;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.people.Actor;
import org.khuevan.people.Role;
import org.khuevan.ui.Chromium;
import org.khuevan.ui.RunningPlatform;

/// A new teacher makes a course, without reading anything.
class CourseJourneyTest {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static Chromium chromium;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aCourseIsBuiltFromAMaterialAPageAndAQuizAndIsPublished() throws Exception {
        Page page = chromium.windowOf(PLATFORM, RunningPlatform.login(Role.TEACHER), "en");
        page.navigate(PLATFORM.address("/teach/courses"));
        page.locator(".work-heading button").click();
        assertThat(page).hasURL(Pattern.compile(".*/teach/courses/[0-9a-z]{12}"));
        String address = page.url();
        page.getByLabel("Title of the course").fill("Safe on the net");
        assertThat(page.locator(".work-heading h1")).hasText("Safe on the net");

        aSectionIsNamedAndMovedByTheKeyboardAlone(page);
        page.locator(".add-material").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Search in the repository").fill("Năng lực số");
        assertThat(dialog.locator(".pick")).hasCount(1);
        dialog.locator(".pick").click();
        dialog.getByText("Only some pages").click();
        dialog.getByLabel("From page").fill("2");
        dialog.getByLabel("To page").fill("99");
        dialog.getByText("Add to the course").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("up to 5");
        dialog.getByLabel("To page").fill("3");
        dialog.getByText("Add to the course").click();
        assertThat(page.locator(".activity-row")).containsText("pages 2–3");

        page.locator(".add-page").click();
        page.locator("khuevan-prose textarea").first().fill("**Long** is good: $n^k$");
        assertThat(page.locator(".prose-preview").first().locator("strong")).hasText("Long");
        assertThat(page.locator(".saved")).containsText("Saved at");
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByText("To the outline").click();

        page.locator(".add-quiz").click();
        addQuestion(page, 1);
        importGift(page);
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByText("To the outline").click();

        page.locator(".handle").first().press("ArrowDown");
        assertThat(page.locator(".outline > .visually-hidden"))
                .hasText("Place 2 of 3 in Section 1");
        assertThat(page.locator(".handle").nth(1)).isFocused();
        assertThat(Chromium.violations(page)).isEmpty();
        page.locator("#publish").click();
        assertThat(page.locator(".work-heading .badge")).hasText("Published");

        Course course = seenByAll(address);
        List<Activity> activities = course.content().activities().toList();
        assertThat(activities)
                .extracting(activity -> activity.getClass().getSimpleName())
                .containsExactly("WrittenPage", "MaterialActivity", "Quiz");
        assertThat(((Activity.MaterialActivity) activities.get(1)).part())
                .isEqualTo(new Part.Pages(2, 3));
        Activity.Quiz quiz = (Activity.Quiz) activities.getLast();
        assertThat(quiz.parts())
                .extracting(part -> ((QuizPart.Asked) part).question().getClass().getSimpleName())
                .containsExactly("SingleChoice", "ShortText");
        Question.SingleChoice first =
                (Question.SingleChoice) ((QuizPart.Asked) quiz.parts().getFirst()).question();
        assertThat(first.choices()).extracting(Question.Choice::credit).containsExactly(1.0, 0.0);

        for (String way : List.of("/questions", "/access", "/preview")) {
            page.navigate(address + way);
            assertThat(page.locator(".course-ways")).isVisible();
            assertThat(Chromium.violations(page)).as(way).isEmpty();
        }
        page.close();
    }

    private static void aSectionIsNamedAndMovedByTheKeyboardAlone(Page page) {
        page.locator(".add-section").press("Enter");
        assertThat(page.locator(".section-title input").nth(1)).isFocused();
        page.keyboard().type("Second week");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Move up: Second week")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".outline > .visually-hidden")).hasText("Place 1 of 2");
        assertThat(page.getByLabel("Move down: Second week")).isFocused();
        page.getByLabel("Remove section: Second week").press("Enter");
        assertThat(page.locator(".course-section")).hasCount(1);
        assertThat(page.locator(".section-title input")).isFocused();
    }

    @Test
    void aFileOfTheTeachersBecomesAMaterialOfTheCourse() throws Exception {
        Actor.Member teacher = PLATFORM.account("own-file", Role.TEACHER);
        Page page = chromium.windowOf(PLATFORM, "own-file", "en");
        page.navigate(PLATFORM.address("/teach/courses"));
        page.locator(".work-heading button").click();
        page.locator(".add-material").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("Upload a file of yours").click();
        dialog.getByText("Cancel").click();
        page.locator(".add-material").click();
        dialog.getByText("Upload a file of yours").click();
        Path file =
                Files.writeString(folder.resolve("buoi-hoc-dau.md"), "# Buổi học đầu\n\nXin chào.");
        dialog.locator("input[type=file]").setInputFiles(file);
        dialog.getByLabel("Title").fill("The first lesson");
        dialog.getByText("Publish it and add it to the course").click();
        assertThat(page.locator(".activity-row")).containsText("The first lesson");
        assertThat(page.locator(".activity-row .upload-line")).hasText("Material");
        page.close();
        assertThat(
                        PLATFORM.bean(Materials.class)
                                .ownedBy(teacher, MaterialFilter.ALL, 0, 10)
                                .materials())
                .as("it is published, and who changed their mind before left nothing behind")
                .singleElement()
                .extracting(Material::state)
                .isEqualTo(Material.State.PUBLISHED);
    }

    @Test
    void twoWindowsInTheSameQuizKeepWhatIsAddedInEither() {
        PLATFORM.account("two-windows", Role.TEACHER);
        Page page = chromium.windowOf(PLATFORM, "two-windows", "en");
        page.navigate(PLATFORM.address("/teach/courses"));
        page.locator(".work-heading button").click();
        page.locator(".add-quiz").click();
        page.waitForURL("**/a/*");
        Page other = chromium.windowOf(PLATFORM, "two-windows", "en");
        other.navigate(page.url());
        assertThat(other.locator("vaadin-menu-bar-button").first()).isVisible();
        addQuestion(page, 1);
        addQuestion(other, 2);
        assertThat(other.locator("vaadin-notification-card"))
                .containsText("Your change was made on top of theirs");
        page.close();
        other.close();
    }

    @Test
    void aNewCourseIsInTheLanguageThatItsTeacherTeachesIn() {
        Actor.Member teacher = PLATFORM.account("language", Role.TEACHER);
        PLATFORM.bean(Drafts.class).create(teacher, Description.of("Ánh sáng", "vi"));
        Page page = chromium.windowOf(PLATFORM, "language", "en");
        page.navigate(PLATFORM.address("/teach/courses"));
        page.locator(".work-heading button").click();
        assertThat(page.locator("vaadin-combo-box:has-text('Language') input"))
                .hasValue("Vietnamese");
        page.close();
    }

    @Test
    void aLargeBankIsReadInPagesAndACopyOfTheCourseAsksForItsDates() {
        Actor.Member teacher = PLATFORM.account("large-bank", Role.TEACHER);
        CourseDrafts drafts = PLATFORM.bean(CourseDrafts.class);
        SecureRandom random = new SecureRandom();
        Course empty =
                drafts.create(
                        teacher, new CourseDescription("Large", "", "en", List.of(), List.of(), 1));
        List<Question> questions =
                IntStream.rangeClosed(1, 120)
                        .<Question>mapToObj(number ->
                                new Question.Essay(
                                        new Question.Stem(
                                                QuestionId.random(random),
                                                "",
                                                "Essay number " + number + ".",
                                                1,
                                                ""),
                                        ""))
                        .toList();
        Activity closed =
                new Activity.WrittenPage(
                        ActivityId.random(random),
                        "Long ago",
                        new Offer(
                                false,
                                true,
                                List.of(
                                        new Condition.Until(
                                                Instant.parse("2020-02-03T10:00:00Z")))),
                        "Closed.");
        Course course =
                drafts.save(
                        teacher,
                        empty,
                        empty.content()
                                .withBanks(
                                        List.of(
                                                new QuestionBank(
                                                        BankId.random(random), "All", questions)))
                                .withSections(
                                        List.of(
                                                new Section(
                                                        SectionId.random(random),
                                                        "One",
                                                        List.of(closed)))));
        Page page = chromium.windowOf(PLATFORM, "large-bank", "en");
        page.navigate(PLATFORM.address("/teach/courses/" + course.id() + "/questions"));
        Locator rows = page.locator(".question-row");
        assertThat(rows).hasCount(50);
        page.getByLabel("The questions after these").click();
        assertThat(page.locator(".question-pages")).containsText("51–100 of 120");
        assertThat(rows.first()).containsText("Essay number 51.");
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByLabel("Find in these questions").fill("number 117.");
        assertThat(rows).hasCount(1);
        page.getByLabel("Select: Essay number 117.").click();
        page.getByText("Remove 1 selected question").click();
        assertThat(page.locator(".question-pages")).containsText("No question says this.");
        page.getByLabel("Find in these questions").fill("");
        assertThat(page.locator(".question-pages")).containsText("1–50 of 119");

        page.getByText("New bank", new Page.GetByTextOptions().setExact(true)).click();
        Locator banks = page.locator(".bank");
        assertThat(banks).hasCount(2);
        page.getByLabel("Select: Essay number 2.").click();
        page.getByText("Move 1 selected question to…").click();
        page.locator("vaadin-menu-bar-item:visible").getByText("Bank 2").click();
        assertThat(banks.first().locator(".question-pages")).containsText("1–50 of 118");
        assertThat(banks.last().locator(".question-row")).containsText("Essay number 2.");
        assertThat(Chromium.violations(page)).isEmpty();
        banks.last().getByText("Remove this bank").click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")))
                .isFocused();
        Locator question = page.locator("vaadin-confirm-dialog[opened]");
        assertThat(question).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(question).hasCount(0);
        assertThat(banks).hasCount(2);

        page.navigate(PLATFORM.address("/teach/courses"));
        page.getByLabel("Copy: Large").click();
        assertThat(page.getByLabel("First date in the copy")).isVisible();
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByText("Move the dates").click();
        assertThat(page.locator(".work-heading h1")).hasText("Large (copy)");
        assertThat(page.getByText("Its closing date has passed")).hasCount(0);
        page.close();
    }

    private static void addQuestion(Page page, int questions) {
        page.locator("vaadin-menu-bar-button").first().click();
        page.locator("vaadin-menu-bar-item:visible").getByText("One right answer").click();
        Locator form = page.locator(".question-form");
        form.locator("khuevan-prose textarea").first().fill("Which one is harder to guess?");
        Locator answers = form.locator("vaadin-text-field[placeholder='Answer'] input");
        answers.nth(0).fill("four words");
        answers.nth(1).fill("one word");
        assertThat(page.locator(".question-preview")).containsText("one word");
        assertThat(page.locator(".question-side [role=status]")).isEmpty();
        assertThat(Chromium.violations(page)).isEmpty();
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".question-row")).hasCount(questions);
    }

    private void importGift(Page page) throws Exception {
        Path gift =
                Files.writeString(
                        folder.resolve("q.txt"),
                        "Capital? {=Hà Nội}\n\nA note\n",
                        StandardCharsets.UTF_8);
        page.getByText("Import and export").click();
        page.setInputFiles("vaadin-upload input[type=file]", gift);
        assertThat(page.locator(".question-row")).hasCount(2);
        assertThat(page.locator(".more-fields .taken"))
                .containsText("A note: left out, there is no such kind here");
        page.waitForDownload(
                () -> page.getByText("GIFT", new Page.GetByTextOptions().setExact(true)).click());
        assertThat(page.locator(".more-fields .lost"))
                .hasText("The GIFT file holds all of these questions whole.");
    }

    private static Course seenByAll(String address) {
        String id = address.substring(address.lastIndexOf('/') + 1);
        return PLATFORM.bean(Courses.class)
                .find(new Actor.Visitor(), new CourseId(id))
                .orElseThrow();
    }
}
