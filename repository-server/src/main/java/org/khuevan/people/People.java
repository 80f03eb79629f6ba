package org.khuevan.people;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Accounts and organisations.
@Service
public class People {

    /// The account of a login, in any case.
    public Optional<Account> find(String login) {
        throw new UnsupportedOperationException(login);
    }

    public Optional<Account> find(AccountId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// All accounts by login, for administrators.
    ///
    /// @throws NotAllowed for everybody else
    public List<Account> accounts(Actor actor) {
        throw new UnsupportedOperationException(actor.toString());
    }

    /// Makes an account.
    ///
    /// @param password at least 8 characters
    /// @throws IllegalArgumentException with a sentence if something is not acceptable
    /// @throws NotAllowed unless the actor is an administrator
    public Account create(Actor actor, NewAccount account) {
        throw new UnsupportedOperationException(actor + " " + account.login());
    }

    /// Changes name, e-mail, role, organisation or whether the account may sign in.
    public Account change(Actor actor, Account changed) {
        throw new UnsupportedOperationException(actor + " " + changed.login());
    }

    /// Sets a new password: one's own with the current one, anybody's as administrator.
    public void changePassword(Actor actor, AccountId id, String current, String replacement) {
        throw new UnsupportedOperationException(actor + " " + id);
    }

    public List<Organisation> organisations() {
        throw new UnsupportedOperationException();
    }

    public Organisation createOrganisation(Actor actor, String name) {
        throw new UnsupportedOperationException(actor + name);
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
