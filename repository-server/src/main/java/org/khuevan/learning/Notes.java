package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.people.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everybody's own notes and bookmarks. Nobody sees those of another.
@Service
@Transactional
public class Notes {

    private static final String NOTES =
            "select id, course, activity, place, position, text, written_at from note ";

    private final Classroom classroom;
    private final JdbcClient database;

    Notes(Classroom classroom, JdbcClient database) {
        this.classroom = classroom;
        this.database = database;
    }

    /// Keeps a note, or a newer text of it. Sent twice, it is kept once.
    ///
    /// @throws NoSuchActivity if the student may not know of the activity
    public void keep(Actor.Member student, Note note) {
        classroom.step(student, note.course(), note.activity());
        database.sql(
                        """
                        insert into note (account, id, course, activity, place, position, text, plain,
                                          written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account, id) do update
                        set text = excluded.text, plain = excluded.plain,
                            written_at = excluded.written_at
                        where note.written_at <= excluded.written_at
                        """)
                .params(
                        student.account().value(),
                        note.id(),
                        note.course().value(),
                        note.activity().value(),
                        note.place().name(),
                        note.position(),
                        note.text(),
                        Folded.of(note.text()),
                        Deeds.utc(note.written()))
                .update();
    }

    public void remove(Actor.Member student, UUID id) {
        database.sql("delete from note where account = ? and id = ?")
                .params(student.account().value(), id)
                .update();
    }

    /// In the order of their places.
    @Transactional(readOnly = true)
    public List<Note> of(Actor.Member student, CourseId course, ActivityId activity) {
        return database.sql(
                        NOTES
                                + """
                                where account = ? and course = ? and activity = ?
                                order by position, written_at
                                """)
                .params(student.account().value(), course.value(), activity.value())
                .query((row, _) -> note(row))
                .list();
    }

    /// The newest first, from all courses.
    ///
    /// @param words in any case, with or without marks; empty for all
    @Transactional(readOnly = true)
    public List<Note> find(Actor.Member student, String words, int most) {
        return database.sql(
                        NOTES
                                + """
                                where account = ? and plain like ?
                                order by written_at desc limit ?
                                """)
                .params(student.account().value(), Folded.pattern(words), most)
                .query((row, _) -> note(row))
                .list();
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                new CourseId(row.getString("course")),
                new ActivityId(row.getString("activity")),
                Note.Place.valueOf(row.getString("place")),
                row.getLong("position"),
                row.getString("text"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }
}
