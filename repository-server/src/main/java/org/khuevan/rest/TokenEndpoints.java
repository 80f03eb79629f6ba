package org.khuevan.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.khuevan.people.AccessTokens;
import org.khuevan.people.AccessTokens.NewToken;
import org.khuevan.people.AccessTokens.Token;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own access tokens, and who one is.
@RestController
@Tag(name = "People")
class TokenEndpoints {

    private static final int DEFAULT_DAYS = 90;

    private final AccessTokens tokens;
    private final CurrentMember member;
    private final CurrentActor current;

    TokenEndpoints(AccessTokens tokens, CurrentMember member, CurrentActor current) {
        this.tokens = tokens;
        this.member = member;
        this.current = current;
    }

    /// @param role `visitor` without an account
    record MeJson(@Nullable UUID id, String displayName, String role) {}

    /// @param days how long it is valid, 90 if left out
    record NewTokenJson(@Nullable String name, @Nullable Integer days) {}

    /// @param token the secret, only in the answer to making it
    record TokenJson(
            UUID id,
            String name,
            Instant created,
            Instant expires,
            @Nullable Instant lastUsed,
            @Nullable String token) {

        static TokenJson of(Token token, @Nullable String secret) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    token.created(),
                    token.expires(),
                    token.lastUsed().orElse(null),
                    secret);
        }
    }

    @Operation(
            summary = "Who asks",
            description = "For scripts of a page it also sets the cookie XSRF-TOKEN.")
    @GetMapping("/api/me")
    MeJson me() {
        return switch (current.get()) {
            case Actor.Visitor() -> new MeJson(null, "", "visitor");
            case Actor.Member(var account, String name, var role, _) ->
                    new MeJson(account.value(), name, Names.of(role));
        };
    }

    @Operation(summary = "List one's access tokens")
    @GetMapping("/api/tokens")
    List<TokenJson> list() {
        return tokens.of(member.get()).stream().map(token -> TokenJson.of(token, null)).toList();
    }

    @Operation(
            summary = "Make an access token",
            description = "Its secret is shown in this answer only.")
    @PostMapping("/api/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    TokenJson create(@RequestBody NewTokenJson wanted) {
        int days = wanted.days() == null ? DEFAULT_DAYS : wanted.days();
        NewToken made =
                tokens.create(
                        member.get(),
                        wanted.name() == null ? "" : wanted.name(),
                        Duration.ofDays(days));
        return TokenJson.of(made.token(), made.secret());
    }

    @Operation(summary = "Revoke an access token")
    @DeleteMapping("/api/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        tokens.revoke(member.get(), id);
    }
}
