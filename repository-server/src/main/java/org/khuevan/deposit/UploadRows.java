package org.khuevan.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.people.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes the table of uploads, without asking about rights.
@Component
class UploadRows {

    /// How long an upload waits for its next bytes.
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final JdbcClient database;
    private final Clock clock;

    UploadRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What the table knows of an upload; how much of it is here, only its data file tells.
    record Row(
            UploadId id,
            AccountId account,
            Destination to,
            FileName name,
            long length,
            Optional<Instant> modified,
            Instant expires,
            Optional<String> file) {

        Upload with(long offset) {
            return new Upload(
                    id, account, to, name.value(), length, modified, offset, expires, file);
        }

        Row became(String kept) {
            return new Row(id, account, to, name, length, modified, expires, Optional.of(kept));
        }
    }

    Row insert(
            UploadId id,
            AccountId account,
            Destination to,
            FileName name,
            long length,
            Optional<Instant> modified) {
        Instant now = clock.instant();
        Instant expires = now.plus(PATIENCE);
        database.sql(
                        """
                        insert into upload
                            (id, account, material, place, name, length, modified, created_at,
                             expires_at)
                        values (?, ?, nullif(?, ''), nullif(?, ''), ?, ?, nullif(?, '')::timestamptz, ?, ?)
                        """)
                .params(
                        id.value(),
                        account.value(),
                        material(to),
                        place(to),
                        name.value(),
                        length,
                        modified.map(Instant::toString).orElse(""),
                        at(now),
                        at(expires))
                .update();
        return new Row(id, account, to, name, length, modified, expires, Optional.empty());
    }

    Optional<Row> find(UploadId id) {
        return database.sql("select * from upload where id = ?")
                .param(id.value())
                .query((row, _) -> row(row))
                .optional();
    }

    List<Row> unfinished(AccountId account, Destination to) {
        return database.sql(
                        """
                        select * from upload
                        where account = ? and (material = ? or place = ?) and file is null
                        order by created_at
                        """)
                .params(account.value(), material(to), place(to))
                .query((row, _) -> row(row))
                .list();
    }

    /// Those that go, or went, to other places than drafts.
    List<Row> elsewhere(AccountId account) {
        return database.sql("select * from upload where account = ? and place is not null")
                .param(account.value())
                .query((row, _) -> row(row))
                .list();
    }

    List<Row> unfinished() {
        return database.sql("select * from upload where file is null order by created_at")
                .query((row, _) -> row(row))
                .list();
    }

    List<Row> expired() {
        return database.sql("select * from upload where expires_at < ?")
                .param(at(clock.instant()))
                .query((row, _) -> row(row))
                .list();
    }

    boolean isExpired(Row upload) {
        return upload.expires().isBefore(clock.instant());
    }

    void waitOn(UploadId id) {
        database.sql("update upload set expires_at = ? where id = ?")
                .params(at(clock.instant().plus(PATIENCE)), id.value())
                .update();
    }

    void became(UploadId id, String file) {
        database.sql("update upload set file = ? where id = ?").params(file, id.value()).update();
    }

    void delete(UploadId id) {
        database.sql("delete from upload where id = ?").param(id.value()).update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new UploadId(row.getString("id")),
                new AccountId(row.getObject("account", UUID.class)),
                to(row),
                new FileName(row.getString("name")),
                row.getLong("length"),
                Optional.ofNullable(row.getObject("modified", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("file")));
    }

    private static Destination to(ResultSet row) throws SQLException {
        String place = row.getString("place");
        return place == null
                ? new Destination.Draft(new MaterialId(row.getString("material")))
                : new Destination.Place(place);
    }

    /// @return empty if it is none
    private static String material(Destination to) {
        return switch (to) {
            case Destination.Draft(MaterialId id) -> id.value();
            case Destination.Place _ -> "";
        };
    }

    /// @return empty if it is none
    private static String place(Destination to) {
        return switch (to) {
            case Destination.Draft _ -> "";
            case Destination.Place(String name) -> name;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
