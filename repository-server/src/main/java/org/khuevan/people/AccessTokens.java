package org.khuevan.people;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khuevan.people.NotAcceptable.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Personal access tokens, with which a person's programs use the REST API as that person.
@Service
public class AccessTokens {

    /// Lets people and secret scanners recognise a token where it should not be.
    private static final String PREFIX = "kv_";

    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3653);
    private static final Duration SHORTEST_LIFE = Duration.ofDays(1);

    private final JdbcClient database;
    private final AccountRows accounts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(JdbcClient database, AccountRows accounts, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Makes a token. Its secret is in the answer and is never shown again; only its hash is kept.
    ///
    /// @throws NotAcceptable if the name is missing or too long, or the time is not between a day
    ///   and ten years
    public NewToken create(Actor.Member owner, String name, Duration validFor) {
        if (name.isBlank() || name.length() > 100) {
            throw new NotAcceptable(Reason.TOKEN_NAME);
        }
        if (validFor.compareTo(SHORTEST_LIFE) < 0 || validFor.compareTo(LONGEST_LIFE) > 0) {
            throw new NotAcceptable(Reason.TOKEN_LIFE);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // PostgreSQL keeps microseconds; the answer should equal what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Token token =
                new Token(
                        UUID.randomUUID(),
                        name.strip().replace("\0", ""),
                        now,
                        now.plus(validFor),
                        Optional.empty());
        database.sql(
                        """
                        insert into access_token (id, account, name, sha256, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        token.id(),
                        owner.account().value(),
                        token.name(),
                        Fingerprint.of(secret),
                        at(now),
                        at(token.expires()))
                .update();
        return new NewToken(token, secret);
    }

    /// The newest first, also those that have expired.
    public List<Token> of(Actor.Member owner) {
        return database.sql("select * from access_token where account = ? order by created_at desc")
                .param(owner.account().value())
                .query((row, _) -> token(row))
                .list();
    }

    /// Makes a token useless at once; no harm if there is none.
    public void revoke(Actor.Member owner, UUID token) {
        database.sql("delete from access_token where id = ? and account = ?")
                .params(token, owner.account().value())
                .update();
    }

    void revokeAll(AccountId owner) {
        database.sql("delete from access_token where account = ?").param(owner.value()).update();
    }

    /// Signs in with a token's secret.
    ///
    /// @return empty if there is no such token, it has expired, or its owner's account is closed
    public Optional<SignedInPerson> signIn(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        OffsetDateTime now = at(clock.instant());
        String hash = Fingerprint.of(secret);
        Optional<SignedInPerson> person =
                database.sql("select account from access_token where sha256 = ? and expires_at > ?")
                        .params(hash, now)
                        .query(UUID.class)
                        .optional()
                        .flatMap(account -> accounts.credentials(new AccountId(account)))
                        .filter(owner -> owner.account().enabled())
                        .map(SignedInPerson::of);
        // To the minute is enough, and spares a write on every request.
        person.ifPresent(_ ->
                database.sql(
                                """
                                update access_token set last_used_at = ?
                                where sha256 = ? and (last_used_at is null or last_used_at < ?)
                                """)
                        .params(now, hash, now.minusMinutes(1))
                        .update());
        return person;
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /// A token as its owner sees it.
    public record Token(
            UUID id, String name, Instant created, Instant expires, Optional<Instant> lastUsed) {}

    public record NewToken(Token token, String secret) {}
}
