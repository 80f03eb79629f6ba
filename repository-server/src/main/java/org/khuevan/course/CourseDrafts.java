package org.khuevan.course;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Making and changing courses: what is saved is a draft, and students see it when it is published.
/// Activities and questions keep their ids through all versions.
///
/// Every method throws [NotAllowed] when the actor may not do it, and [NoSuchCourse] when there is
/// none that they may know of.
@Service
@Transactional
public class CourseDrafts {

    private final JdbcClient database;
    private final CourseRows rows;
    private final CourseJson json;
    private final Materials materials;
    private final CourseNews news;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CourseDrafts(
            JdbcClient database,
            CourseRows rows,
            CourseJson json,
            Materials materials,
            CourseNews news,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.json = json;
        this.materials = materials;
        this.news = news;
        this.clock = clock;
    }

    /// Makes a course with one teacher and nothing in it.
    public Course create(Actor actor, CourseDescription description) {
        return create(actor, CourseContent.empty(description));
    }

    private Course create(Actor actor, CourseContent content) {
        if (!(actor instanceof Actor.Member member) || !CourseRights.mayCreate(actor)) {
            throw new NotAllowed("only teachers and librarians may make courses");
        }
        CourseId id = CourseId.random(random);
        database.sql("insert into course (id, organisation, created_at) values (?, ?, ?)")
                .params(id.value(), member.organisation().value(), now())
                .update();
        database.sql("insert into course_teacher (course, account, position) values (?, ?, 1)")
                .params(id.value(), member.account().value())
                .update();
        insertDraft(id, 1, content);
        return rows.latest(id).orElseThrow();
    }

    /// The latest version for editing: the draft, or the published one where there is none.
    @Transactional(readOnly = true)
    public Course latest(Actor actor, CourseId id) {
        Course latest = rows.latest(id).orElseThrow(() -> new NoSuchCourse(id.value()));
        CourseRights.requireEdit(actor, latest);
        return latest;
    }

    /// Saves a draft, beginning one where there is none.
    ///
    /// @param seen the version and revision that was changed, as it was read
    /// @throws ChangedMeanwhile if somebody else saved since
    public Course save(Actor actor, Course seen, CourseContent content) {
        CourseId id = seen.id();
        lock(id);
        Course latest = latest(actor, id);
        if (latest.version() != seen.version() || latest.revision() != seen.revision()) {
            throw new ChangedMeanwhile(id, latest.revision());
        }
        if (latest.state() == Course.State.DRAFT) {
            database.sql(
                            """
                            update course_version
                            set content = ?::jsonb, revision = revision + 1, saved_at = ?
                            where course = ? and number = ?
                            """)
                    .params(json.write(content), now(), id.value(), latest.version())
                    .update();
        } else {
            insertDraft(id, latest.version() + 1, content);
        }
        return rows.latest(id).orElseThrow();
    }

    /// Saves what was changed since a version was read, on top of what others have saved since:
    /// nothing of theirs is lost but what both changed otherwise.
    ///
    /// @param seen the version that was changed, as it was read
    /// @throws ChangedMeanwhile if what both did cannot be put together
    public Merged merge(Actor actor, Course seen, CourseContent content) {
        lock(seen.id());
        Course latest = latest(actor, seen.id());
        if (latest.version() == seen.version() && latest.revision() == seen.revision()) {
            return new Merged(save(actor, seen, content), false, false, List.of());
        }
        Merging.Result merged;
        try {
            merged = json.merged(seen.content(), content, latest.content());
        } catch (IllegalArgumentException | JacksonException _) {
            throw new ChangedMeanwhile(seen.id(), latest.revision());
        }
        return new Merged(
                save(actor, latest, merged.content()),
                true,
                !merged.overruled().isEmpty(),
                merged.overruled().stream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /// What is unfinished, and, in a course that nobody has seen yet, what would be closed from the
    /// first day.
    @Transactional(readOnly = true)
    public List<Flaw> flaws(Course course) {
        boolean isNew = course.version() == 1 && course.state() == Course.State.DRAFT;
        CourseContent content = course.content();
        return Stream.concat(
                        CourseCheck.flaws(content, this::isPublic, shown(course.id())).stream(),
                        isNew ? CourseCheck.closed(content, clock.instant()) : Stream.of())
                .toList();
    }

    /// The materials that students see in the course now.
    private Set<MaterialId> shown(CourseId id) {
        return rows.published(id).stream()
                .flatMap(published -> published.content().activities())
                .filter(Activity.MaterialActivity.class::isInstance)
                .map(activity -> ((Activity.MaterialActivity) activity).material())
                .collect(Collectors.toSet());
    }

    /// What is unfinished in a question.
    public static List<Flaw.What> unfinished(Question question) {
        return CourseCheck.what(question).toList();
    }

    /// Publishes the draft: students see it from now on, and keep what they have done.
    ///
    /// @throws NotPublishable if something stands in the way
    public Course publish(Actor actor, CourseId id) {
        lock(id);
        Course draft = latest(actor, id);
        List<Flaw> flaws = flaws(draft).stream().filter(flaw -> flaw.what().blocks()).toList();
        if (!flaws.isEmpty()) {
            throw new NotPublishable(flaws);
        }
        database.sql(
                        """
                        update course_version set state = 'PUBLISHED', published_at = ?
                        where course = ? and number = ? and state = 'DRAFT'
                        """)
                .params(now(), id.value(), draft.version())
                .update();
        database.sql("update course set published_version = ?, closed = false where id = ?")
                .params(draft.version(), id.value())
                .update();
        news.published(draft);
        return rows.latest(id).orElseThrow();
    }

    /// Takes the course out of the catalogue, so that nobody joins any more. Publishing opens it
    /// again.
    public void close(Actor actor, CourseId id) {
        lock(id);
        latest(actor, id);
        database.sql("update course set closed = true where id = ?").param(id.value()).update();
        news.changed(id);
    }

    /// Deletes the draft; a course that was never published is gone then.
    public void discard(Actor actor, CourseId id) {
        lock(id);
        Course draft = latest(actor, id);
        if (draft.state() != Course.State.DRAFT) {
            throw new NoSuchCourse(id.value());
        }
        database.sql("delete from course_version where course = ? and number = ?")
                .params(id.value(), draft.version())
                .update();
        database.sql(
                        """
                        delete from course c where id = ?
                        and not exists (select 1 from course_version where course = c.id)
                        """)
                .param(id.value())
                .update();
    }

    /// A new course with the same content and no students. Its activities, questions and pictures
    /// get ids of their own, so that it does not need the original.
    ///
    /// @param title of the copy
    public Course copy(Actor actor, CourseId id, String title, CopiedDates dates) {
        CourseContent original = latest(actor, id).content();
        LocalDate first = CopiedDates.first(original, clock.getZone()).orElse(LocalDate.EPOCH);
        CopiedPictures pictures = new CopiedPictures(random);
        CourseContent content =
                new Copying(random, date -> dates.moved(date, first, clock.getZone()))
                        .copy(original)
                        .with(original.description().withTitle(title));
        Course copy = create(actor, json.read(pictures.readdressed(json.write(content))));
        pictures.keep(database, copy.id());
        return copy;
    }

    private boolean isPublic(MaterialId material) {
        return materials.find(new Actor.Visitor(), material).isPresent();
    }

    private void insertDraft(CourseId id, int number, CourseContent content) {
        database.sql(
                        """
                        insert into course_version (course, number, state, content, saved_at)
                        values (?, ?, 'DRAFT', ?::jsonb, ?)
                        """)
                .params(id.value(), number, json.write(content), now())
                .update();
    }

    /// Changes of one course follow each other.
    private void lock(CourseId id) {
        database.sql("select id from course where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
