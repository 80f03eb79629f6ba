package org.khuevan.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Personal access tokens, with which a person's programs use the REST API as that person.
@Service
public class AccessTokens {

    /// Makes a token. Its secret is in the answer and is never shown again; only its hash is kept.
    public NewToken create(Actor.Member owner, String name, Duration validFor) {
        throw new UnsupportedOperationException(owner + name + validFor);
    }

    public List<Token> of(Actor.Member owner) {
        throw new UnsupportedOperationException(owner.toString());
    }

    /// Makes a token useless at once; no harm if there is none.
    public void revoke(Actor.Member owner, UUID token) {
        throw new UnsupportedOperationException(owner.toString() + token);
    }

    /// A token as its owner sees it.
    public record Token(
            UUID id, String name, Instant created, Instant expires, Optional<Instant> lastUsed) {}

    public record NewToken(Token token, String secret) {}
}
