package org.khuevan.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads accounts from their table, without asking about rights.
@Component
class AccountRows {

    /// How long another process may still see an account as it was before a change.
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final int REMEMBERED = 10_000;
    private static final String ACCOUNTS =
            """
            select a.id, a.login, a.display_name, a.email, a.role, a.enabled, a.password,
                   o.id as organisation_id, o.name as organisation_name
            from account a join organisation o on o.id = a.organisation
            """;

    private final JdbcClient database;
    private final Clock clock;
    private final Map<AccountId, Seen> seen = new ConcurrentHashMap<>();

    AccountRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// An account with the encoded password that opens it.
    record Credentials(Account account, String password) {

        /// Changes with the password.
        String stamp() {
            return Fingerprint.of(password);
        }
    }

    /// An account, and the stamp of the credentials that open it now.
    record Standing(Account account, String stamp) {}

    Optional<Credentials> credentials(String login) {
        return database.sql(ACCOUNTS + "where a.login = ?")
                .param(normal(login))
                .query((row, _) -> new Credentials(account(row), row.getString("password")))
                .optional();
    }

    Optional<Credentials> credentials(AccountId id) {
        return database.sql(ACCOUNTS + "where a.id = ?")
                .param(id.value())
                .query((row, _) -> new Credentials(account(row), row.getString("password")))
                .optional();
    }

    Optional<Account> find(AccountId id) {
        return credentials(id).map(Credentials::account);
    }

    /// The account as it is now, or was at most two seconds ago.
    Optional<Standing> recent(AccountId id) {
        Instant now = clock.instant();
        Seen known = seen.get(id);
        if (known == null || known.until().isBefore(now)) {
            if (seen.size() > REMEMBERED) {
                seen.clear();
            }
            known = new Seen(standing(id), now.plus(FRESH));
            seen.put(id, known);
        }
        return known.standing();
    }

    private Optional<Standing> standing(AccountId id) {
        return credentials(id).map(now -> new Standing(now.account(), now.stamp()));
    }

    void changed(AccountId id) {
        seen.remove(id);
    }

    List<Account> of(Collection<AccountId> ids) {
        return database.sql(ACCOUNTS + "where a.id = any (?)")
                .param(ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, _) -> account(row))
                .list();
    }

    Set<AccountId> named(String words) {
        return database.sql(
                        "select id from account where position(plain(?) in plain(display_name)) >"
                                + " 0")
                .param(words)
                .query((row, _) -> new AccountId(row.getObject("id", UUID.class)))
                .set();
    }

    List<Account> all() {
        return database.sql(ACCOUNTS + "order by a.login").query((row, _) -> account(row)).list();
    }

    boolean isOnlyAdministrator(AccountId id) {
        return database.sql(
                        """
                        select not exists (select 1 from account
                                           where role = 'ADMINISTRATOR' and enabled and id <> ?)
                        """)
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /// A keyboard may write an accented letter as one sign or as two; it is the same login.
    static String normal(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace("\0", "");
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                new Organisation(
                        new OrganisationId(row.getObject("organisation_id", UUID.class)),
                        row.getString("organisation_name")),
                row.getBoolean("enabled"));
    }

    private record Seen(Optional<Standing> standing, Instant until) {}
}
