package org.khuevan.learning;

import java.io.InputStream;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Assignment;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.deposit.Deposits;
import org.khuevan.deposit.Destination;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Actor;
import org.khuevan.storage.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Handing in work. It is seen by its student and by the teachers of the course; for everybody else
/// there is none.
@Service
public class HandIns {

    public static final long LARGEST_FILE = 200L << 20;

    public static final int LONGEST_TEXT = 100_000;

    private final Classroom classroom;
    private final HandInRows rows;
    private final Deposits deposits;
    private final Clock clock;

    HandIns(Classroom classroom, HandInRows rows, Deposits deposits, Clock clock) {
        this.classroom = classroom;
        this.rows = rows;
        this.deposits = deposits;
        this.clock = clock;
    }

    /// One's own work.
    @Transactional(readOnly = true)
    public Optional<HandIn> find(Actor.Member student, CourseId course, ActivityId activity) {
        assignment(classroom.step(student, course, activity).activity());
        return rows.find(course, activity, student.account());
    }

    /// Keeps what was written so far, unless something newer is kept already.
    ///
    /// @throws NotPossible if it was handed in, or the assignment is closed or takes no text
    @Transactional
    public SentText.Kept write(
            Actor.Member student, CourseId course, ActivityId activity, SentText sent) {
        if (!assignment(open(student, course, activity)).handIn().text()) {
            throw new NotPossible(Reason.NOT_THIS_KIND);
        }
        String tidy = sent.text().replace("\0", "");
        if (tidy.length() > LONGEST_TEXT) {
            throw new NotPossible(Reason.LONG_TEXT);
        }
        HandIn work = changeable(student, course, activity);
        Optional<String> elsewhere =
                Optional.of(work.text())
                        .filter(text -> !text.isBlank() && !text.equals(tidy))
                        .filter(_ -> work.revision() != sent.seen() && isElsewhere(work, sent));
        long count = sent.revision().orElse(Math.max(clock.millis(), work.revision() + 1));
        if (count <= work.revision()) {
            return new SentText.Kept(work.revision(), elsewhere);
        }
        rows.write(work.id(), tidy, count, sent.device(), clock.instant());
        return new SentText.Kept(count, elsewhere);
    }

    private boolean isElsewhere(HandIn work, SentText sent) {
        String device = rows.device(work.id());
        return !device.isEmpty() && !sent.device().isEmpty() && !device.equals(sent.device());
    }

    /// Adds a file, replacing one of the same name.
    ///
    /// @param bytes read once, not closed
    public void add(
            Actor.Member student,
            CourseId course,
            ActivityId activity,
            String name,
            InputStream bytes) {
        Assignment assignment = takingFiles(student, course, activity);
        deposits.keep(
                name,
                bytes,
                LARGEST_FILE,
                (tidy, stored) -> note(student, course, assignment, tidy, stored));
    }

    /// Where uploads go that become files of somebody's work.
    public static Destination uploadsTo(CourseId course, ActivityId activity) {
        return HandInUploads.place(course, activity);
    }

    /// Whether a file may come.
    ///
    /// @param underWay names of others that are on their way
    @Transactional(readOnly = true)
    void expect(
            Actor.Member student,
            CourseId course,
            ActivityId activity,
            String name,
            Set<String> underWay) {
        Assignment assignment = takingFiles(student, course, activity);
        Set<String> names = new HashSet<>(underWay);
        rows.find(course, activity, student.account())
                .ifPresent(work -> {
                    requireChangeable(work);
                    work.files().forEach(file -> names.add(file.name()));
                });
        names.add(name);
        if (names.size() > assignment.handIn().files()) {
            throw new NotPossible(Reason.TOO_MANY_FILES);
        }
    }

    /// Adds a file whose bytes are kept, replacing one of the same name.
    ///
    /// @return its id
    @Transactional
    UUID take(
            Actor.Member student,
            CourseId course,
            ActivityId activity,
            String name,
            StoredFile stored) {
        return note(student, course, takingFiles(student, course, activity), name, stored);
    }

    private Assignment takingFiles(Actor.Member student, CourseId course, ActivityId activity) {
        Assignment assignment = assignment(open(student, course, activity));
        if (assignment.handIn().files() == 0) {
            throw new NotPossible(Reason.NOT_THIS_KIND);
        }
        return assignment;
    }

    private UUID note(
            Actor.Member student,
            CourseId course,
            Assignment assignment,
            String name,
            StoredFile stored) {
        HandIn work = changeable(student, course, assignment.id());
        boolean replaces = work.files().stream().anyMatch(file -> file.name().equals(name));
        if (!replaces && work.files().size() >= assignment.handIn().files()) {
            throw new NotPossible(Reason.TOO_MANY_FILES);
        }
        return rows.add(
                work.id(),
                new HandIn.File(UUID.randomUUID(), name, mediaType(name), stored),
                clock.instant());
    }

    @Transactional
    public void remove(Actor.Member student, CourseId course, ActivityId activity, UUID file) {
        open(student, course, activity);
        rows.remove(changeable(student, course, activity).id(), file);
    }

    /// Hands it in; again, when the answer got lost on its way, it stays as it is.
    @Transactional
    public HandIn submit(Actor.Member student, CourseId course, ActivityId activity) {
        open(student, course, activity);
        HandIn work = locked(student, course, activity);
        if (work.submitted().isPresent()) {
            return work;
        }
        if (work.text().isBlank() && work.files().isEmpty()) {
            throw new NotPossible(Reason.NOTHING_HANDED_IN);
        }
        rows.submitted(work.id(), Optional.of(clock.instant()));
        return rows.find(work.id()).orElseThrow();
    }

    /// Hands in what was begun in assignments that have closed since, as it was kept.
    void submitClosed() {
        Instant now = clock.instant().minus(Disclosure.ON_ITS_WAY);
        for (HandInRows.Begun begun : rows.begun()) {
            classroom
                    .published(begun.course())
                    .flatMap(course -> course.content().activity(begun.activity()))
                    .flatMap(Disclosure::closing)
                    .filter(closing -> closing.isBefore(now))
                    .ifPresent(closing -> rows.submitBegun(begun, closing));
        }
    }

    /// Takes it back to change it, as long as nobody has marked it and the assignment is open.
    @Transactional
    public HandIn takeBack(Actor.Member student, CourseId course, ActivityId activity) {
        classroom.open(student, course, activity);
        HandIn work = locked(student, course, activity);
        if (work.isMarked()) {
            throw new NotPossible(Reason.HANDED_IN);
        }
        rows.submitted(work.id(), Optional.empty());
        return rows.find(work.id()).orElseThrow();
    }

    /// A file, for the student and the teachers of the course.
    ///
    /// @throws NoSuchActivity for everybody else
    @Transactional(readOnly = true)
    public HandIn.File file(Actor actor, UUID id) {
        HandIn work = rows.holding(id).orElseThrow(() -> new NoSuchActivity("file " + id));
        boolean own =
                actor instanceof Actor.Member member && member.account().equals(work.account());
        boolean teaches = classroom.teaches(actor, classroom.course(work.course()));
        // A beginning is the student's own affair; what was handed in before it is not.
        HandIn seen = own || work.submitted().isPresent() ? work : work.toTeachers();
        return Optional.of(seen)
                .filter(_ -> own || teaches)
                .flatMap(readable -> readable.file(id))
                .orElseThrow(() -> new NoSuchActivity("file " + id));
    }

    /// What was given back may be improved after its assignment has closed.
    private Activity open(Actor.Member student, CourseId course, ActivityId activity) {
        boolean isGivenBack =
                rows.find(course, activity, student.account())
                        .filter(HandIn::isGivenBack)
                        .isPresent();
        return isGivenBack
                ? classroom.reached(student, course, activity).activity()
                : classroom.justOpen(student, course, activity);
    }

    private HandIn changeable(Actor.Member student, CourseId course, ActivityId activity) {
        HandIn work = locked(student, course, activity);
        requireChangeable(work);
        return work;
    }

    private static void requireChangeable(HandIn work) {
        if (work.submitted().isPresent()) {
            throw new NotPossible(Reason.HANDED_IN);
        }
    }

    private HandIn locked(Actor.Member student, CourseId course, ActivityId activity) {
        return rows.find(rows.lock(course, activity, student.account(), clock.instant()))
                .orElseThrow();
    }

    private static Assignment assignment(Activity activity) {
        if (activity instanceof Assignment assignment) {
            return assignment;
        }
        throw new NotPossible(Reason.NOT_THIS_KIND);
    }

    private static String mediaType(String name) {
        return Objects.requireNonNullElse(
                URLConnection.guessContentTypeFromName(name), "application/octet-stream");
    }
}
