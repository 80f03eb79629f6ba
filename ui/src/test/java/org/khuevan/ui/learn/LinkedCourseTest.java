package org.khuevan.ui.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khuevan.ui.learn.TaughtCourse.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khuevan.course.Activity;
import org.khuevan.course.Course;
import org.khuevan.course.CourseContent;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseId;
import org.khuevan.course.Joining;
import org.khuevan.course.Offer;
import org.khuevan.course.Section;
import org.khuevan.course.SectionId;
import org.khuevan.people.AccountId;
import org.khuevan.people.OrganisationId;

/// What search engines are told of a course is what schema.org has words for, and all that is asked
/// of a `Course` and its `CourseInstance` to be shown as one.
class LinkedCourseTest {

    /// Properties by type, of those of https://schema.org/Course and the types it leads to, also
    /// inherited ones.
    private static final Map<String, Set<String>> KNOWN =
            Map.of(
                    "Course",
                    Set.of(
                            "name",
                            "description",
                            "url",
                            "inLanguage",
                            "about",
                            "educationalLevel",
                            "isAccessibleForFree",
                            "offers",
                            "provider",
                            "datePublished",
                            "hasCourseInstance",
                            "syllabusSections"),
                    "CourseInstance",
                    Set.of("courseMode", "courseWorkload", "inLanguage", "instructor"),
                    "Offer",
                    Set.of("category", "price", "priceCurrency"),
                    "Organization",
                    Set.of("name", "url"),
                    "Person",
                    Set.of("name"),
                    "Syllabus",
                    Set.of("name"));

    @Test
    void everythingThatIsAskedOfACourseIsSaid() {
        Map<String, Object> data =
                AboutCourse.linkedData(course("Một cây cọc.", 3), "https://truong.vn");

        isKnown(data);
        assertThat(data)
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "Course")
                .containsEntry("name", "Bóng nắng")
                .containsEntry("description", "Một cây cọc.")
                .containsEntry("inLanguage", "vi")
                .containsKeys("provider", "offers");
        assertThat(data.get("url")).isEqualTo("https://truong.vn/c/0123456789ab");
        assertThat(Instant.parse("" + data.get("datePublished"))).isEqualTo(Instant.EPOCH);
        Map<?, ?> instance = thing(data, "hasCourseInstance");
        assertThat(instance.get("courseMode")).isIn("Online", "Onsite", "Blended");
        assertThat(Duration.parse("" + instance.get("courseWorkload")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(thing(data, "offers").get("category")).isEqualTo("Free");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        Map<String, Object> data = AboutCourse.linkedData(course("", 0), "https://truong.vn");

        isKnown(data);
        assertThat(data).containsEntry("description", "Bóng nắng");
        assertThat(thing(data, "hasCourseInstance").keySet())
                .isEqualTo(Set.of("@type", "courseMode", "inLanguage", "instructor"));
    }

    private static Map<?, ?> thing(Map<String, Object> data, String property) {
        return (Map<?, ?>) Objects.requireNonNull(data.get(property), property);
    }

    private static void isKnown(Object value) {
        switch (value) {
            case Map<?, ?> thing -> {
                Set<String> properties = KNOWN.getOrDefault(thing.get("@type"), Set.of());
                thing.forEach((name, said) -> {
                    if (!name.toString().startsWith("@")) {
                        assertThat(properties).as("%s", thing.get("@type")).contains((String) name);
                    }
                    isKnown(said);
                });
            }
            case List<?> list -> {
                assertThat(list).isNotEmpty();
                list.forEach(LinkedCourseTest::isKnown);
            }
            case Object said -> assertThat(said.toString()).isNotBlank();
        }
    }

    private static Course course(String summary, int hours) {
        CourseDescription said =
                new CourseDescription(
                        "Bóng nắng",
                        summary,
                        "vi",
                        hours > 0 ? List.of("natural-sciences") : List.of(),
                        hours > 0 ? List.of("primary") : List.of(),
                        hours);
        Activity page = new Activity.WrittenPage(id(), "Mở đầu", Offer.OPEN, "…");
        Section section = new Section(new SectionId("0123456789ab"), "Tuần 1", List.of(page));
        return new Course(
                new CourseId("0123456789ab"),
                1,
                1,
                Course.State.PUBLISHED,
                Joining.OPEN,
                CourseContent.empty(said).withSections(List.of(section)),
                List.of(new Course.Teacher(new AccountId(new UUID(0, 1)), "Cô Lan")),
                new OrganisationId(new UUID(0, 2)),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH));
    }
}
