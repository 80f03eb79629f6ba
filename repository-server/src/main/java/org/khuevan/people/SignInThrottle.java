package org.khuevan.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Slows down guessing. After some failures each further one doubles the wait before the next
/// attempt, up to a quarter of an hour; after a day without failures all is forgotten.
///
/// Failures count for a login *from an address*, so that a stranger elsewhere cannot lock its owner
/// out, and for the address alone, with more patience, since a whole school may share one: that
/// count halves every ten minutes, so that everyday's mistypings do not add up. Kept in the
/// database, so that all web processes count together.
@Component
class SignInThrottle {

    private static final int PATIENCE_WITH_LOGIN = 5;
    private static final int PATIENCE_WITH_ADDRESS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);

    /// In which time half of what an address did wrong is forgiven; of a login, in a day.
    private static final Duration FORGIVING = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;

    SignInThrottle(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// How long to wait before the next attempt; zero if it may be made now.
    Duration wait(String login, String address) {
        Duration one = wait(subject(login, address), PATIENCE_WITH_LOGIN);
        Duration two = wait(subject(address), PATIENCE_WITH_ADDRESS);
        return one.compareTo(two) >= 0 ? one : two;
    }

    void failed(String login, String address) {
        database.sql("delete from sign_in_failure where last_at < ?")
                .param(at(clock.instant().minus(MEMORY)))
                .update();
        count(subject(login, address), MEMORY);
        count(subject(address), FORGIVING);
    }

    /// The right password was given: the person is known here again. The address keeps its count,
    /// or somebody with one account could guess all others from it.
    void succeeded(String login, String address) {
        database.sql("delete from sign_in_failure where subject = ?")
                .param(subject(login, address))
                .update();
    }

    private Duration wait(String subject, int patience) {
        Optional<Instant> next =
                database.sql("select failures, last_at from sign_in_failure where subject = ?")
                        .param(subject)
                        .query((row, _) ->
                                row.getObject("last_at", OffsetDateTime.class)
                                        .toInstant()
                                        .plus(
                                                waitAfter(
                                                        Math.round(row.getDouble("failures")),
                                                        patience)))
                        .optional();
        Instant now = clock.instant();
        return next.filter(now::isBefore)
                .map(instant -> Duration.between(now, instant))
                .orElse(Duration.ZERO);
    }

    private static Duration waitAfter(long failures, int patience) {
        if (failures < patience) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - patience, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void count(String subject, Duration halving) {
        database.sql(
                        """
                        insert into sign_in_failure as f (subject, failures, last_at)
                        values (?, 1, ?)
                        on conflict (subject)
                        do update set last_at = excluded.last_at, failures = 1 + f.failures * power(
                            0.5, extract(epoch from excluded.last_at - f.last_at) / ?)
                        """)
                .params(subject, at(clock.instant()), halving.toSeconds())
                .update();
    }

    private static String subject(String login, String address) {
        return "login " + clipped(login) + " from " + address;
    }

    private static String subject(String address) {
        return "address " + address;
    }

    /// What strangers type as a login is of any length.
    private static String clipped(String login) {
        return login.length() <= 100 ? login : login.substring(0, 100);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
