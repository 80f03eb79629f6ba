package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.people.Account;
import org.khuevan.people.AccountId;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.NotAcceptable.Reason;
import org.khuevan.people.Organisation;
import org.khuevan.people.OrganisationId;
import org.khuevan.people.People;
import org.khuevan.people.People.NewAccount;
import org.khuevan.people.Role;
import org.khuevan.rest.Problems.FieldError;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts and organisations, for administrators.
@RestController
@Tag(name = "People")
class AccountEndpoints {

    private final People people;
    private final CurrentActor current;

    AccountEndpoints(People people, CurrentActor current) {
        this.people = people;
        this.current = current;
    }

    record AccountJson(
            UUID id,
            String login,
            String displayName,
            String email,
            String role,
            OrganisationJson organisation,
            boolean enabled) {

        static AccountJson of(Account account) {
            return new AccountJson(
                    account.id().value(),
                    account.login(),
                    account.displayName(),
                    account.email(),
                    Names.of(account.role()),
                    OrganisationJson.of(account.organisation()),
                    account.enabled());
        }
    }

    record OrganisationJson(UUID id, String name) {

        static OrganisationJson of(Organisation organisation) {
            return new OrganisationJson(organisation.id().value(), organisation.name());
        }
    }

    /// @param role `learner`, `teacher`, `librarian` or `administrator`
    /// @param organisation the id of one
    record NewAccountJson(
            @Nullable String login,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String password,
            @Nullable String role,
            @Nullable UUID organisation) {}

    /// What is left out stays as it is.
    record AccountChangeJson(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String role,
            @Nullable UUID organisation,
            @Nullable Boolean enabled) {}

    record PasswordJson(@Nullable String current, @Nullable String password) {}

    record NewOrganisationJson(@Nullable String name) {}

    @Operation(summary = "List accounts", description = "For administrators.")
    @GetMapping("/api/accounts")
    List<AccountJson> accounts() {
        return people.accounts(current.get()).stream().map(AccountJson::of).toList();
    }

    @Operation(summary = "Make an account", description = "For administrators.")
    @PostMapping("/api/accounts")
    ResponseEntity<AccountJson> create(@RequestBody NewAccountJson wanted) {
        Account account =
                people.create(
                        current.get(),
                        new NewAccount(
                                text(wanted.login()),
                                text(wanted.displayName()),
                                text(wanted.email()),
                                text(wanted.password()),
                                role(text(wanted.role())),
                                organisation(wanted.organisation())));
        return ResponseEntity.created(URI.create("/api/accounts/" + account.id()))
                .body(AccountJson.of(account));
    }

    @Operation(summary = "Change an account", description = "For administrators.")
    @PutMapping("/api/accounts/{id}")
    AccountJson change(@PathVariable UUID id, @RequestBody AccountChangeJson wanted) {
        // Who may not change accounts must not learn which there are.
        Account before =
                people.accounts(current.get()).stream()
                        .filter(account -> account.id().value().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotAcceptable(Reason.ACCOUNT_UNKNOWN));
        Account changed =
                new Account(
                        before.id(),
                        before.login(),
                        wanted.displayName() == null ? before.displayName() : wanted.displayName(),
                        wanted.email() == null ? before.email() : wanted.email(),
                        wanted.role() == null ? before.role() : role(wanted.role()),
                        wanted.organisation() == null
                                ? before.organisation()
                                : new Organisation(new OrganisationId(wanted.organisation()), "?"),
                        wanted.enabled() == null ? before.enabled() : wanted.enabled());
        return AccountJson.of(people.change(current.get(), changed));
    }

    @Operation(
            summary = "Set a password",
            description = "One's own with the current one; anybody's for administrators.")
    @PutMapping("/api/accounts/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@PathVariable UUID id, @RequestBody PasswordJson wanted) {
        people.changePassword(
                current.get(), new AccountId(id), text(wanted.current()), text(wanted.password()));
    }

    @Operation(summary = "List organisations")
    @GetMapping("/api/organisations")
    List<OrganisationJson> organisations() {
        return people.organisations().stream().map(OrganisationJson::of).toList();
    }

    @Operation(summary = "Make an organisation", description = "For administrators.")
    @PostMapping("/api/organisations")
    ResponseEntity<OrganisationJson> createOrganisation(@RequestBody NewOrganisationJson wanted) {
        Organisation organisation = people.createOrganisation(current.get(), text(wanted.name()));
        return ResponseEntity.status(HttpStatus.CREATED).body(OrganisationJson.of(organisation));
    }

    @Operation(summary = "Rename an organisation", description = "For administrators.")
    @PutMapping("/api/organisations/{id}")
    OrganisationJson renameOrganisation(
            @PathVariable UUID id, @RequestBody NewOrganisationJson wanted) {
        return OrganisationJson.of(
                people.renameOrganisation(
                        current.get(), new OrganisationId(id), text(wanted.name())));
    }

    private static Role role(String name) {
        return Names.parse(Role.class, name)
                .orElseThrow(() ->
                        new NotAcceptableFields(List.of(new FieldError("role", "field.code"))));
    }

    private static OrganisationId organisation(@Nullable UUID id) {
        if (id == null) {
            throw new NotAcceptable(Reason.ORGANISATION_UNKNOWN);
        }
        return new OrganisationId(id);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
