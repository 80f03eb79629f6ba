package org.khuevan.learning;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.khuevan.deposit.Uploads;
import org.khuevan.people.Actor;
import org.khuevan.storage.Storage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything a person has done in courses: to take along, and to have deleted.
@Service
public class OwnRecords {

    private final OwnRecordRows rows;
    private final Storage storage;
    private final Uploads uploads;
    private final JdbcClient database;
    private final LearningSettings settings;

    OwnRecords(
            OwnRecordRows rows,
            Storage storage,
            Uploads uploads,
            JdbcClient database,
            LearningSettings settings) {
        this.rows = rows;
        this.storage = storage;
        this.uploads = uploads;
        this.database = database;
        this.settings = settings;
    }

    /// Whether grades and certificates stay when everything else is deleted.
    public boolean keepsGrades() {
        return settings.keepGrades();
    }

    /// Writes everything as a ZIP archive: one JSON file (RFC 8259) for each kind of thing, and the
    /// files that were handed in as they are. However slowly it is read, it holds nothing in the
    /// database.
    ///
    /// @param out not closed
    public void write(Actor.Member person, OutputStream out) throws IOException {
        OwnRecordRows.Taken taken = rows.of(person);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> document : taken.documents().entrySet()) {
            zip.putNextEntry(new ZipEntry(document.getKey()));
            zip.write(document.getValue());
            zip.closeEntry();
        }
        for (OwnRecordRows.TakenFile file : taken.files()) {
            try (InputStream bytes =
                    storage.open(file.hash(), 0, Long.MAX_VALUE)
                            .orElse(InputStream.nullInputStream())) {
                zip.putNextEntry(new ZipEntry("files/" + file.id() + "/" + file.name()));
                bytes.transferTo(zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    /// Deletes what a person has done. Grades and certificates stay where the platform keeps them:
    /// that work was handed in and what it earned, but not the work. Nobody is left with an empty
    /// sheet to mark: work without a mark goes, and an essay without one is worth nothing.
    @Transactional
    public void delete(Actor.Member person) {
        uploads.terminateElsewhere(person);
        for (String table : List.of("deed", "progress", "note", "post_report")) {
            database.sql("delete from " + table + " where account = ?")
                    .param(person.account().value())
                    .update();
        }
        each(
                person,
                """
                update post set text = '', removed_at = coalesce(removed_at, now())
                where account = ?
                """,
                "update enrolment set left_at = coalesce(left_at, now()) where account = ?",
                "delete from attempt where account = ? and submitted_at is null",
                """
                delete from hand_in h where account = ? and submitted_at is null
                and not exists (select 1 from hand_in_mark where hand_in = h.id)
                """,
                """
                delete from hand_in_before b using hand_in h
                where h.id = b.hand_in and h.account = ?
                """);
        if (settings.keepGrades()) {
            each(
                    person,
                    "delete from answer a using attempt t where t.id = a.attempt and t.account = ?",
                    """
                    update question_mark m set comment = '', credit = coalesce(credit, 0)
                    from attempt t where t.id = m.attempt and t.account = ?
                    """,
                    """
                    delete from hand_in h where account = ?
                    and not exists (select 1 from hand_in_mark where hand_in = h.id)
                    """,
                    """
                    delete from hand_in_file f using hand_in h
                    where h.id = f.hand_in and h.account = ?
                    """,
                    "update hand_in set text = '' where account = ?",
                    """
                    update hand_in_mark m set comment = ''
                    from hand_in h where h.id = m.hand_in and h.account = ?
                    """);
        } else {
            each(
                    person,
                    "delete from attempt where account = ?",
                    "delete from hand_in where account = ?",
                    "delete from certificate where account = ?");
        }
    }

    private void each(Actor.Member person, String... statements) {
        for (String statement : statements) {
            database.sql(statement).param(person.account().value()).update();
        }
    }
}
