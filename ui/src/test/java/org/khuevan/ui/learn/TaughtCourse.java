package org.khuevan.ui.learn;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.ActivityId;
import org.khuevan.course.Admission;
import org.khuevan.course.CompletionRule;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.Question;
import org.khuevan.course.QuestionId;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.people.Actor;
import org.khuevan.ui.RunningPlatform;

/// Courses that tests of pages need, made and published by the teacher, open to everybody.
public final class TaughtCourse {

    private static final RunningPlatform PLATFORM = RunningPlatform.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private TaughtCourse() {}

    public static CourseId published(Activity... activities) {
        Actor.Member teacher = PLATFORM.member("teacher");
        CourseDrafts drafts = PLATFORM.bean(CourseDrafts.class);
        CourseDescription said =
                new CourseDescription(
                        "Bóng nắng, học bằng mắt",
                        "Một cây cọc, một ngày nắng và vài câu hỏi.",
                        "vi",
                        List.of("natural-sciences"),
                        List.of("primary"),
                        3);
        Course draft = drafts.create(teacher, said);
        drafts.save(
                teacher,
                draft,
                draft.content()
                        .withSections(
                                List.of(
                                        new Section(
                                                SectionId.random(RANDOM),
                                                "Ngày thứ nhất",
                                                List.of(activities))))
                        .with(new CompletionRule(true, 50)));
        CourseId id = drafts.publish(teacher, draft.id()).id();
        PLATFORM.bean(Admission.class).open(teacher, id, Joining.OPEN, "");
        return id;
    }

    /// A material of the sample library, which is examined.
    ///
    /// @param file the name of one of its files
    public static Material material(String file) {
        return PLATFORM
                .bean(Materials.class)
                .curatedBy(PLATFORM.member("admin"), MaterialFilter.ALL, 0, 10_000)
                .materials()
                .stream()
                .filter(one -> one.state() == Material.State.PUBLISHED)
                .filter(one -> one.files().stream().anyMatch(kept -> kept.name().equals(file)))
                .findFirst()
                .orElseThrow();
    }

    public static Question.Stem stem(String text) {
        return new Question.Stem(QuestionId.random(RANDOM), "", text, 1, "");
    }

    public static ActivityId id() {
        return ActivityId.random(RANDOM);
    }

    public static void picture(Page page, String name) {
        String folder = System.getProperty("learn.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
        }
    }
}
