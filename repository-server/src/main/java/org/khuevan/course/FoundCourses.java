package org.khuevan.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khuevan.catalogue.ChangeLog.Seen;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Description.Contributor;
import org.khuevan.catalogue.ExaminationState;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Works;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Findings;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Place;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;
import org.springframework.stereotype.Component;

/// Courses as the search finds them: with their lessons, each a section, where they are open to
/// everybody; by what they say about themselves where a key is asked for. Questions and their
/// answers are never told.
@Component
class FoundCourses implements Works {

    private final CourseRows rows;
    private final People people;

    FoundCourses(CourseRows rows, People people) {
        this.rows = rows;
        this.people = people;
    }

    @Override
    public Optional<Seen> look(MaterialId id) {
        return rows.published(new CourseId(id.value()))
                .filter(CourseRights::isListed)
                .map(course -> seen(id, course));
    }

    private Seen seen(MaterialId id, Course course) {
        MaterialFile outline = outline(course);
        Material material =
                new Material(
                        id,
                        course.version(),
                        course.revision(),
                        Material.State.PUBLISHED,
                        course.teachers().getFirst().account(),
                        course.teachers().getFirst().name(),
                        organisation(course),
                        description(course),
                        List.of(outline),
                        course.saved(),
                        course.saved(),
                        new Material.Moments(course.published()));
        List<Finding> lessons =
                Courses.isPublic(course) ? lessons(course.content()) : List.<Finding>of();
        return new Seen(
                material,
                List.of(
                        new ExaminedFile(
                                outline, new Findings(Kind.DOCUMENT, "text/html", lessons), "")));
    }

    private static Description description(Course course) {
        CourseDescription said = course.description();
        return new Description(
                said.title(),
                Prose.text(said.summary()),
                course.teachers().stream()
                        .map(Course.Teacher::name)
                        .filter(name -> !name.isBlank())
                        .map(name -> new Contributor(name, "author"))
                        .toList(),
                said.language(),
                said.subjects(),
                said.levels(),
                "course",
                List.of(),
                List.of(),
                "",
                "",
                "",
                List.of(),
                List.of());
    }

    /// There is no file: what is read of it is told beside it.
    private static MaterialFile outline(Course course) {
        return new MaterialFile(
                new FileId(course.id().value()),
                course.description().title(),
                new StoredFile(new Sha256(HexFormat.of().formatHex(new byte[32])), 0),
                Kind.DOCUMENT,
                "text/html",
                course.published().orElse(Instant.EPOCH),
                new ExaminationState.Done(true));
    }

    private Organisation organisation(Course course) {
        return people.organisations().stream()
                .filter(one -> one.id().equals(course.organisation()))
                .findFirst()
                .orElseGet(() -> new Organisation(course.organisation(), "–"));
    }

    private static List<Finding> lessons(CourseContent content) {
        List<Finding> lessons = new ArrayList<>();
        List<Activity> all = content.activities().toList();
        for (int i = 0; i < all.size(); i++) {
            Activity activity = all.get(i);
            if (!activity.offer().hidden()) {
                String text =
                        Stream.of(activity.title(), Prose.text(text(activity)))
                                .filter(part -> !part.isBlank())
                                .reduce("", (a, b) -> a + b + "\n");
                lessons.add(new Finding.Text(new Place.Section(i + 1, activity.title()), text));
            }
        }
        return lessons;
    }

    /// What waits for a date or a grade is not told before.
    private static String text(Activity activity) {
        if (!activity.offer().conditions().isEmpty()) {
            return "";
        }
        return switch (activity) {
            case Activity.MaterialActivity material -> material.note();
            case Activity.WrittenPage page -> page.text();
            case Activity.Quiz quiz -> quiz.introduction();
            case Activity.Assignment assignment -> assignment.task();
            case Activity.Discussion discussion -> discussion.prompt();
        };
    }
}
