package org.khuevan.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.course.ActivityId;
import org.khuevan.course.CourseId;
import org.khuevan.learning.HandIn.File;
import org.khuevan.learning.Marking.Waiting.HandInWaits;
import org.khuevan.people.AccountId;
import org.khuevan.storage.Claimant;
import org.khuevan.storage.Sha256;
import org.khuevan.storage.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Work that was handed in, in its tables, without asking about rights.
@Component
class HandInRows implements Claimant {

    private static final String HAND_INS =
            """
            select h.id, h.course, h.activity, h.account, h.text, h.revision, h.submitted_at,
                   m.levels, m.points, m.out_of, m.comment, m.marked_at
            from hand_in h left join hand_in_mark m on m.hand_in = h.id
            """;

    private final JdbcClient database;
    private final LearningJson json;

    HandInRows(JdbcClient database, LearningJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public boolean needs(Sha256 hash) {
        return database.sql(
                        """
                        select exists (select 1 from hand_in_file where sha256 = :hash)
                            or exists (select 1 from hand_in_before_file where sha256 = :hash)
                        """)
                .param("hash", hash.hex())
                .query(Boolean.class)
                .single();
    }

    Optional<HandIn> find(CourseId course, ActivityId activity, AccountId account) {
        return database.sql(HAND_INS + "where h.course = ? and h.activity = ? and h.account = ?")
                .params(course.value(), activity.value(), account.value())
                .query((row, _) -> handIn(row))
                .optional();
    }

    Optional<HandIn> find(UUID id) {
        return database.sql(HAND_INS + "where h.id = ?")
                .param(id)
                .query((row, _) -> handIn(row))
                .optional();
    }

    Optional<HandIn> holding(UUID file) {
        return database.sql(
                        """
                        select hand_in from hand_in_file where id = :file
                        union all
                        select hand_in from hand_in_before_file where id = :file
                        """)
                .param("file", file)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .flatMap(this::find);
    }

    /// What somebody has handed in of a course.
    List<HandIn> handedIn(CourseId course, AccountId account) {
        return database.sql(
                        HAND_INS
                                + "where h.course = ? and h.account = ?"
                                + " and coalesce(h.submitted_at, h.returned_at) is not null"
                                + " order by coalesce(h.submitted_at, h.returned_at)")
                .params(course.value(), account.value())
                .query((row, _) -> handIn(row))
                .list();
    }

    /// The work of a course that was handed in and is not marked.
    List<HandInWaits> withoutMark(CourseId course) {
        return database.sql(
                        """
                        select h.id, h.activity, h.account, h.submitted_at,
                               h.returned_at is not null as again
                        from hand_in h left join hand_in_mark m on m.hand_in = h.id
                        where h.course = ? and h.submitted_at is not null
                              and (m.hand_in is null or m.marked_at <= h.returned_at)
                        """)
                .param(course.value())
                .query((row, _) ->
                        new HandInWaits(
                                row.getObject("id", UUID.class),
                                new ActivityId(row.getString("activity")),
                                new AccountId(row.getObject("account", UUID.class)),
                                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                                false,
                                row.getBoolean("again")))
                .list();
    }

    /// Locks the beginning of somebody's work, making one where there is none.
    UUID lock(CourseId course, ActivityId activity, AccountId account, Instant now) {
        database.sql(
                        """
                        insert into hand_in (id, course, activity, account, saved_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        UUID.randomUUID(),
                        course.value(),
                        activity.value(),
                        account.value(),
                        Deeds.utc(now))
                .update();
        return database.sql(
                        """
                        select id from hand_in
                        where course = ? and activity = ? and account = ? for update
                        """)
                .params(course.value(), activity.value(), account.value())
                .query(UUID.class)
                .single();
    }

    void write(UUID id, String text, long revision, String device, Instant now) {
        database.sql(
                        """
                        update hand_in set text = ?, revision = ?, device = ?, saved_at = ?
                        where id = ?
                        """)
                .params(text, revision, device, Deeds.utc(now), id)
                .update();
    }

    /// That the text was written on.
    String device(UUID id) {
        return database.sql("select device from hand_in where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void submitted(UUID id, Optional<Instant> when) {
        database.sql("update hand_in set submitted_at = ? where id = ?")
                .param(when.map(Deeds::utc).orElse(null))
                .param(id)
                .update();
    }

    /// Work in an assignment that somebody has begun and not handed in.
    record Begun(CourseId course, ActivityId activity) {}

    List<Begun> begun() {
        return database.sql(
                        """
                        select distinct course, activity from hand_in h
                        where submitted_at is null and returned_at is null
                        and (text <> '' or exists (select 1 from hand_in_file where hand_in = h.id))
                        """)
                .query((row, _) ->
                        new Begun(new CourseId(row.getString(1)), new ActivityId(row.getString(2))))
                .list();
    }

    void submitBegun(Begun begun, Instant when) {
        database.sql(
                        """
                        update hand_in h set submitted_at = ?
                        where course = ? and activity = ? and submitted_at is null and returned_at is null
                        and (text <> '' or exists (select 1 from hand_in_file where hand_in = h.id))
                        """)
                .params(Deeds.utc(when), begun.course().value(), begun.activity().value())
                .update();
    }

    /// @return its id, which stays that of a file of the same name whose place it takes
    UUID add(UUID handIn, File file, Instant now) {
        return database.sql(
                        """
                        insert into hand_in_file (id, hand_in, name, media_type, sha256, size, added_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (hand_in, name) do update
                        set sha256 = excluded.sha256, size = excluded.size,
                            added_at = excluded.added_at
                        returning id
                        """)
                .params(
                        file.id(),
                        handIn,
                        file.name(),
                        file.mediaType(),
                        file.stored().hash().hex(),
                        file.stored().size(),
                        Deeds.utc(now))
                .query(UUID.class)
                .single();
    }

    void remove(UUID handIn, UUID file) {
        database.sql("delete from hand_in_file where hand_in = ? and id = ?")
                .params(handIn, file)
                .update();
    }

    /// Marks work as it was handed in at a moment.
    ///
    /// @return false if it was taken back since, or handed in anew
    boolean mark(UUID id, Instant submitted, HandIn.Mark mark, AccountId by) {
        return database.sql(
                                """
                                insert into hand_in_mark (hand_in, levels, points, out_of, comment, marked_by,
                                                          marked_at)
                                select id, ?::jsonb, ?, ?, ?, ?, ? from hand_in
                                where id = ? and submitted_at = ? for update
                                on conflict (hand_in) do update
                                set levels = excluded.levels, points = excluded.points,
                                    out_of = excluded.out_of, comment = excluded.comment,
                                    marked_by = excluded.marked_by, marked_at = excluded.marked_at
                                """)
                        .params(
                                json.write(mark.levels()),
                                mark.points(),
                                mark.outOf(),
                                mark.comment(),
                                by.value(),
                                Deeds.utc(mark.when()),
                                id,
                                Deeds.utc(submitted))
                        .update()
                == 1;
    }

    /// Gives work back as it was handed in at a moment.
    ///
    /// @return false if it was taken back since, or handed in anew
    boolean giveBack(UUID id, Instant submitted, String comment, AccountId by, Instant now) {
        boolean isGiven = giveTextBack(id, submitted, comment, by, now);
        if (isGiven) {
            database.sql(
                            """
                            insert into hand_in_before_file (id, hand_in, returned_at, name, media_type,
                                                             sha256, size, added_at)
                            select gen_random_uuid(), hand_in, ?, name, media_type, sha256, size, added_at
                            from hand_in_file where hand_in = ?
                            """)
                    .params(Deeds.utc(now), id)
                    .update();
        }
        return isGiven;
    }

    private boolean giveTextBack(
            UUID id, Instant submitted, String comment, AccountId by, Instant now) {
        return database.sql(
                                """
                                with given as (
                                    update hand_in set submitted_at = null, returned_at = ?
                                    where id = ? and submitted_at = ?
                                    returning id, text, old.submitted_at, old.returned_at as before
                                )
                                insert into hand_in_before (hand_in, submitted_at, text, points, out_of,
                                                            comment, returned_at, returned_by)
                                select g.id, g.submitted_at, g.text, m.points, m.out_of, ?, ?, ?
                                from given g left join hand_in_mark m
                                on m.hand_in = g.id and (g.before is null or m.marked_at > g.before)
                                """)
                        .params(
                                Deeds.utc(now),
                                id,
                                Deeds.utc(submitted),
                                comment,
                                Deeds.utc(now),
                                by.value())
                        .update()
                == 1;
    }

    private List<HandIn.Before> before(UUID handIn) {
        Map<Instant, List<File>> files = new HashMap<>();
        database.sql(
                        """
                        select id, name, media_type, sha256, size, returned_at from hand_in_before_file
                        where hand_in = ? order by added_at, name
                        """)
                .param(handIn)
                .query(row -> {
                    files.computeIfAbsent(
                                    row.getObject("returned_at", OffsetDateTime.class).toInstant(),
                                    _ -> new ArrayList<>())
                            .add(file(row));
                });
        return database.sql(
                        """
                        select submitted_at, text, points, out_of, comment, returned_at
                        from hand_in_before where hand_in = ? order by returned_at
                        """)
                .param(handIn)
                .query((row, _) -> {
                    double points = row.getDouble("points");
                    Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(points);
                    Instant returned =
                            row.getObject("returned_at", OffsetDateTime.class).toInstant();
                    return new HandIn.Before(
                            row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                            row.getString("text"),
                            files.getOrDefault(returned, List.of()),
                            known,
                            row.getDouble("out_of"),
                            row.getString("comment"),
                            returned);
                })
                .list();
    }

    private HandIn handIn(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new HandIn(
                id,
                new CourseId(row.getString("course")),
                new ActivityId(row.getString("activity")),
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("text"),
                row.getLong("revision"),
                files(id),
                WorkRows.instant(row, "submitted_at"),
                mark(row),
                before(id));
    }

    private Optional<HandIn.Mark> mark(ResultSet row) throws SQLException {
        String levels = row.getString("levels");
        if (levels == null) {
            return Optional.empty();
        }
        Map<String, String> found = new HashMap<>();
        json.read(levels, Map.class)
                .forEach((criterion, level) ->
                        found.put(String.valueOf(criterion), String.valueOf(level)));
        return Optional.of(
                new HandIn.Mark(
                        found,
                        row.getDouble("points"),
                        row.getDouble("out_of"),
                        row.getString("comment"),
                        row.getObject("marked_at", OffsetDateTime.class).toInstant()));
    }

    private List<File> files(UUID handIn) {
        return database.sql(
                        """
                        select id, name, media_type, sha256, size from hand_in_file
                        where hand_in = ? order by added_at, name
                        """)
                .param(handIn)
                .query((row, _) -> file(row))
                .list();
    }

    private static File file(ResultSet row) throws SQLException {
        return new File(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                new StoredFile(new Sha256(row.getString("sha256")), row.getLong("size")));
    }
}
