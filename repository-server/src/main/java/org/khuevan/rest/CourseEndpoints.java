package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khuevan.course.CopiedDates;
import org.khuevan.course.Course;
import org.khuevan.course.CourseDescription;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.CourseFilter;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.course.ListedCourse;
import org.khuevan.course.NoSuchCourse;
import org.khuevan.course.TaughtCourse;
import org.khuevan.people.CurrentActor;
import org.khuevan.rest.CourseDraftJson.CopyJson;
import org.khuevan.rest.CourseDraftJson.NewCourseJson;
import org.khuevan.rest.CourseDraftJson.SavedJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Courses: finding, building and publishing them.
@RestController
@RequestMapping("/api/courses")
@Tag(name = "Courses")
class CourseEndpoints {

    private static final int MOST = 100;

    private final Courses courses;
    private final CourseDrafts drafts;
    private final CurrentActor current;
    private final CurrentMember member;

    CourseEndpoints(
            Courses courses, CourseDrafts drafts, CurrentActor current, CurrentMember member) {
        this.courses = courses;
        this.drafts = drafts;
        this.current = current;
        this.member = member;
    }

    /// @param joining `open` or `key`
    /// @param url its page, for ever
    record ListedJson(
            String id,
            String joining,
            String url,
            CourseDescription description,
            List<String> teachers,
            Instant published) {

        static ListedJson of(ListedCourse course) {
            return new ListedJson(
                    course.id().value(),
                    Names.of(course.joining()),
                    "/c/" + course.id(),
                    course.description(),
                    course.teachers(),
                    course.published());
        }
    }

    /// @param total how many there are altogether
    record ListJson(int total, List<ListedJson> courses) {}

    @Operation(
            summary = "List the courses that everybody may know of",
            description =
                    "The last published first, without what is in them; subject and level are"
                            + " codes, `size` is at most 100.")
    @GetMapping
    ListJson list(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "0") int hours,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "20") int size) {
        ListedCourse.Page page =
                courses.listed(
                        new CourseFilter(subject, level, language, hours),
                        Math.max(0, from),
                        Math.clamp(size, 1, MOST));
        return new ListJson(page.total(), page.courses().stream().map(ListedJson::of).toList());
    }

    /// @param state `draft`, `published` or `closed`
    /// @param joining `open`, `key` or `invitation`
    record TaughtJson(
            String id,
            String title,
            int version,
            String state,
            String joining,
            int activities,
            Instant saved) {

        static TaughtJson of(TaughtCourse course) {
            return new TaughtJson(
                    course.id().value(),
                    course.title(),
                    course.version(),
                    Names.of(course.state()),
                    Names.of(course.joining()),
                    course.activities(),
                    course.saved());
        }
    }

    @Operation(
            summary = "List the courses that one teaches",
            description = "Drafts too, the last saved first.")
    @GetMapping("/taught")
    List<TaughtJson> taught() {
        return courses.taughtBy(member.get()).stream().map(TaughtJson::of).toList();
    }

    @Operation(
            summary = "Begin a course",
            description = "Makes a draft with one teacher and nothing in it.")
    @PostMapping
    ResponseEntity<CourseDraftJson> create(@RequestBody NewCourseJson said) {
        Course draft =
                drafts.create(current.get(), CourseDescription.of(said.title(), said.language()));
        return ResponseEntity.created(URI.create("/api/courses/" + draft.id())).body(json(draft));
    }

    @Operation(
            summary = "Read what a course is about",
            description = "Its outline without hidden activities, texts and questions.")
    @GetMapping("/{id}")
    CourseJson read(@PathVariable String id) {
        return courses.find(current.get(), parse(id))
                .map(CourseJson::of)
                .orElseThrow(() -> new NoSuchCourse(id));
    }

    @Operation(
            summary = "Read all of a course, for its teachers",
            description = "The draft, or the published version where there is none.")
    @GetMapping("/{id}/content")
    CourseDraftJson content(@PathVariable String id) {
        return json(drafts.latest(current.get(), parse(id)));
    }

    @Operation(
            summary = "Save a draft",
            description =
                    "Replaces all of the content. Version and revision are those that were read;"
                        + " 409 if somebody else saved since. Ids of activities and questions stay"
                        + " what they are, so that students keep what they did.")
    @PutMapping("/{id}/content")
    CourseDraftJson save(@PathVariable String id, @RequestBody SavedJson said) {
        Course latest = drafts.latest(current.get(), parse(id));
        Course seen =
                new Course(
                        latest.id(),
                        said.version(),
                        said.revision(),
                        latest.state(),
                        latest.joining(),
                        latest.content(),
                        latest.teachers(),
                        latest.organisation(),
                        latest.saved(),
                        latest.published());
        return json(drafts.save(current.get(), seen, said.checked()));
    }

    @Operation(summary = "Publish the draft", description = "422 tells what stands in the way.")
    @PostMapping("/{id}/publish")
    CourseJson publish(@PathVariable String id) {
        return CourseJson.of(drafts.publish(current.get(), parse(id)));
    }

    @Operation(
            summary = "Close a course",
            description = "Nobody joins any more; students keep what they did.")
    @PostMapping("/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id) {
        drafts.close(current.get(), parse(id));
    }

    @Operation(
            summary = "Copy a course",
            description =
                    "Without students; all ids are new. Dates stay, or are moved so that the first"
                            + " is on `firstDate`.")
    @PostMapping("/{id}/copies")
    ResponseEntity<CourseDraftJson> copy(@PathVariable String id, @RequestBody CopyJson said) {
        CopiedDates dates =
                Optional.ofNullable(said.firstDate())
                        .<CopiedDates>map(CopiedDates.BeginningOn::new)
                        .orElseGet(CopiedDates.Same::new);
        Course copy = drafts.copy(current.get(), parse(id), said.title(), dates);
        return ResponseEntity.created(URI.create("/api/courses/" + copy.id())).body(json(copy));
    }

    @Operation(
            summary = "Discard the draft",
            description = "A course that was never published is gone then.")
    @DeleteMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        drafts.discard(current.get(), parse(id));
    }

    private CourseDraftJson json(Course course) {
        return CourseDraftJson.of(course, drafts.flaws(course));
    }

    static CourseId parse(String id) {
        try {
            return new CourseId(id);
        } catch (IllegalArgumentException _) {
            throw new NoSuchCourse(id);
        }
    }

    static <T> T known(Optional<T> found, String what) {
        return found.orElseThrow(() -> new NoSuchCourse(what));
    }
}
