package org.khuevan.learning;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khuevan.catalogue.ShortId;
import org.khuevan.course.Course;
import org.khuevan.course.CourseId;
import org.khuevan.learning.NotPossible.Reason;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Certificates: each is given once, never changes, and is verified by its code by whoever has it.
@Service
@Transactional
public class Certificates {

    private static final String CERTIFICATES =
            """
            select code, course, person, title, language, organisation, hours, percent, issued_at
            from certificate
            """;

    private final Classroom classroom;
    private final People people;
    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Certificates(Classroom classroom, People people, JdbcClient database, Clock clock) {
        this.classroom = classroom;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /// The certificate of a course that one has finished; the same one each time.
    ///
    /// @throws NotPossible if it is not finished, not marked in all, or gives none
    public Certificate issue(Actor.Member student, CourseId id) {
        Optional<Certificate> before = find(student, id);
        if (before.isPresent()) {
            return before.get();
        }
        Journey journey = classroom.journey(student, id);
        Course course = journey.course();
        if (!course.content().completion().certificate()) {
            throw new NotPossible(Reason.NO_CERTIFICATE);
        }
        if (!classroom.isEnrolled(id, student.account())) {
            throw new NotPossible(Reason.NOT_ENROLLED);
        }
        if (!journey.isDone()) {
            throw new NotPossible(Reason.NOT_FINISHED);
        }
        if (!journey.isMarked()) {
            // Its grade would stay for ever.
            throw new NotPossible(Reason.NOT_MARKED);
        }
        if (!journey.isKnown()) {
            // It tells the grade.
            throw new NotPossible(Reason.NOT_SHOWN);
        }
        if (!journey.isFinished()) {
            throw new NotPossible(Reason.NOT_FINISHED);
        }
        Account person = people.find(student.account()).orElseThrow();
        database.sql(
                        """
                        insert into certificate (code, course, account, person, title, language,
                                                 organisation, hours, percent, issued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (course, account) do nothing
                        """)
                .params(
                        ShortId.random(random),
                        id.value(),
                        person.id().value(),
                        person.displayName(),
                        course.description().title(),
                        course.description().language(),
                        organisation(course),
                        course.description().hours())
                .param(journey.grade().map(grade -> (int) Math.round(grade * 100)).orElse(null))
                .param(Deeds.utc(clock.instant()))
                .update();
        return find(student, id).orElseThrow();
    }

    /// One's certificate of a course, if it was given.
    @Transactional(readOnly = true)
    public Optional<Certificate> find(Actor.Member student, CourseId course) {
        return database.sql(CERTIFICATES + "where course = ? and account = ?")
                .params(course.value(), student.account().value())
                .query((row, _) -> certificate(row))
                .optional();
    }

    /// One's certificates, the newest first.
    @Transactional(readOnly = true)
    public List<Certificate> of(Actor.Member student) {
        return database.sql(CERTIFICATES + "where account = ? order by issued_at desc")
                .param(student.account().value())
                .query((row, _) -> certificate(row))
                .list();
    }

    /// What a code stands for, whoever asks.
    @Transactional(readOnly = true)
    public Optional<Certificate> verify(String code) {
        return database.sql(CERTIFICATES + "where code = ?")
                .param(code.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> certificate(row))
                .optional();
    }

    private String organisation(Course course) {
        return people.organisations().stream()
                .filter(known -> known.id().equals(course.organisation()))
                .map(Organisation::name)
                .findFirst()
                .orElse("");
    }

    private static Certificate certificate(ResultSet row) throws SQLException {
        int percent = row.getInt("percent");
        Optional<Integer> grade = row.wasNull() ? Optional.empty() : Optional.of(percent);
        return new Certificate(
                row.getString("code"),
                new CourseId(row.getString("course")),
                row.getString("person"),
                row.getString("title"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("organisation"),
                row.getInt("hours"),
                grade,
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
