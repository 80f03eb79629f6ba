package org.khuevan.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khuevan.people.NotAcceptable.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Accounts and organisations. What cannot be accepted is told by [NotAcceptable].
@Service
@Transactional
public class People {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@-]{2,60}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int LONGEST_NAME = 200;

    private final JdbcClient database;
    private final AccountRows accounts;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final ApplicationEventPublisher events;

    People(
            JdbcClient database,
            AccountRows accounts,
            Passwords passwords,
            AccessTokens tokens,
            ApplicationEventPublisher events) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.events = events;
    }

    /// The account of a login, in any case.
    @Transactional(readOnly = true)
    public Optional<Account> find(String login) {
        return accounts.credentials(login).map(AccountRows.Credentials::account);
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    /// Several accounts at once; those that there are not are left out.
    @Transactional(readOnly = true)
    public Map<AccountId, Account> find(Collection<AccountId> ids) {
        return accounts.of(ids).stream().collect(Collectors.toMap(Account::id, found -> found));
    }

    /// Whose name has these words, without case and Vietnamese marks.
    @Transactional(readOnly = true)
    public Set<AccountId> named(String words) {
        return accounts.named(words);
    }

    /// All accounts by login, for administrators.
    ///
    /// @throws NotAllowed for everybody else
    @Transactional(readOnly = true)
    public List<Account> accounts(Actor actor) {
        requireAdministrator(actor);
        return accounts.all();
    }

    /// Makes an account.
    ///
    /// @param account with a password of at least 8 characters
    /// @throws NotAcceptable with a sentence if something is not acceptable
    /// @throws NotAllowed unless the actor is an administrator
    public Account create(Actor actor, NewAccount account) {
        requireAdministrator(actor);
        return insert(account, passwords.accept(account.password()));
    }

    /// A password that nobody guesses and that can be read aloud, for a new account.
    public String randomPassword() {
        return passwords.random();
    }

    /// Changes name, e-mail, role, organisation or whether the account may sign in.
    ///
    /// @throws NotAcceptable also for what would leave the platform without an administrator
    public Account change(Actor actor, Account changed) {
        requireAdministrator(actor);
        Account before =
                accounts.find(changed.id())
                        .orElseThrow(() -> new NotAcceptable(Reason.ACCOUNT_UNKNOWN));
        requirePerson(changed.displayName(), changed.email(), changed.organisation().id());
        boolean administers = changed.enabled() && changed.role() == Role.ADMINISTRATOR;
        if (!administers && before.role() == Role.ADMINISTRATOR) {
            // One after the other, or the last two could retire each other at the same moment.
            database.sql("select pg_advisory_xact_lock(hashtext('administrators'))")
                    .query((_, _) -> true)
                    .list();
            if (accounts.isOnlyAdministrator(changed.id())) {
                throw new NotAcceptable(Reason.LAST_ADMINISTRATOR);
            }
        }
        database.sql(
                        """
                        update account set display_name = ?, email = ?, role = ?, organisation = ?,
                                           enabled = ?
                        where id = ?
                        """)
                .params(
                        changed.displayName().strip(),
                        changed.email().strip(),
                        changed.role().name(),
                        changed.organisation().id().value(),
                        changed.enabled(),
                        changed.id().value())
                .update();
        accounts.changed(changed.id());
        return accounts.find(changed.id()).orElseThrow();
    }

    /// Sets a new password: one's own with the current one, anybody's as administrator. All
    /// sessions of the account end, but for one that [CurrentActor#goOn] is told of. An
    /// administrator does this when somebody else may have got in, so it revokes the account's
    /// access tokens too; one's own stay, for one can see which there are.
    public void changePassword(Actor actor, AccountId id, String current, String replacement) {
        if (!(actor instanceof Actor.Member member)) {
            throw new NotAllowed("sign in to change a password");
        }
        if (member.account().equals(id)) {
            String encoded =
                    accounts.credentials(id)
                            .map(AccountRows.Credentials::password)
                            .orElseThrow(() -> new NotAcceptable(Reason.ACCOUNT_UNKNOWN));
            if (!passwords.matches(current, encoded)) {
                throw new NotAcceptable(Reason.PASSWORD_WRONG);
            }
        } else {
            requireAdministrator(actor);
            tokens.revokeAll(id);
        }
        int changed =
                database.sql("update account set password = ? where id = ?")
                        .params(passwords.accept(replacement), id.value())
                        .update();
        if (changed == 0) {
            throw new NotAcceptable(Reason.ACCOUNT_UNKNOWN);
        }
        accounts.changed(id);
    }

    /// By name.
    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return database.sql("select id, name from organisation order by lower(name)")
                .query((row, _) ->
                        new Organisation(
                                new OrganisationId(row.getObject("id", UUID.class)),
                                row.getString("name")))
                .list();
    }

    /// @throws NotAllowed unless the actor is an administrator
    public Organisation createOrganisation(Actor actor, String name) {
        requireAdministrator(actor);
        return insertOrganisation(name);
    }

    /// Gives an organisation another name, everywhere at once but in certificates, which say what
    /// was so when they were issued.
    ///
    /// @throws NotAcceptable also if another organisation has that name
    /// @throws NotAllowed unless the actor is an administrator
    public Organisation renameOrganisation(Actor actor, OrganisationId id, String name) {
        requireAdministrator(actor);
        String tidy = tidy(name);
        String before =
                database.sql("select name from organisation where id = ? for update")
                        .param(id.value())
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> new NotAcceptable(Reason.ORGANISATION_UNKNOWN));
        try {
            database.sql("update organisation set name = ? where id = ?")
                    .params(tidy, id.value())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new NotAcceptable(Reason.ORGANISATION_TAKEN);
        }
        events.publishEvent(new OrganisationRenamed(id, before, tidy));
        return new Organisation(id, tidy);
    }

    private static String tidy(String name) {
        String tidy = name.strip().replace("\0", "");
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw new NotAcceptable(Reason.ORGANISATION_NAME);
        }
        return tidy;
    }

    Organisation insertOrganisation(String name) {
        String tidy = tidy(name);
        Organisation organisation = new Organisation(new OrganisationId(UUID.randomUUID()), tidy);
        try {
            database.sql("insert into organisation (id, name) values (?, ?)")
                    .params(organisation.id().value(), tidy)
                    .update();
        } catch (DuplicateKeyException _) {
            throw new NotAcceptable(Reason.ORGANISATION_TAKEN);
        }
        return organisation;
    }

    Account insert(NewAccount account, String encodedPassword) {
        String login = AccountRows.normal(account.login());
        if (!LOGIN.matcher(login).matches()) {
            throw new NotAcceptable(Reason.LOGIN_FORM);
        }
        requirePerson(account.displayName(), account.email(), account.organisation());
        AccountId id = new AccountId(UUID.randomUUID());
        try {
            database.sql(
                            """
                            insert into account
                                (id, login, display_name, email, role, organisation, password)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id.value(),
                            login,
                            account.displayName().strip(),
                            account.email().strip(),
                            account.role().name(),
                            account.organisation().value(),
                            encodedPassword)
                    .update();
        } catch (DuplicateKeyException _) {
            throw new NotAcceptable(Reason.LOGIN_TAKEN);
        }
        return accounts.find(id).orElseThrow();
    }

    private void requirePerson(String name, String email, OrganisationId organisation) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("\0")) {
            throw new NotAcceptable(Reason.NAME_MISSING);
        }
        if (!email.isBlank() && !EMAIL.matcher(email.strip()).matches()) {
            throw new NotAcceptable(Reason.EMAIL_FORM);
        }
        boolean known =
                database.sql("select exists (select 1 from organisation where id = ?)")
                        .param(organisation.value())
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw new NotAcceptable(Reason.ORGANISATION_UNKNOWN);
        }
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAtLeast(Role.ADMINISTRATOR)) {
            throw new NotAllowed("only administrators look after accounts and organisations");
        }
    }

    /// What is needed for a new account.
    public record NewAccount(
            String login,
            String displayName,
            String email,
            String password,
            Role role,
            OrganisationId organisation) {}
}
