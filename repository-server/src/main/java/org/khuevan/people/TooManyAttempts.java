package org.khuevan.people;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Signing in failed too often; the next attempt must wait.
public final class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many attempts to sign in; wait " + wait.toSeconds() + " s");
        this.wait = wait;
    }

    /// How long, rounded up to whole seconds.
    public long seconds() {
        return wait.plusMillis(999).toSeconds();
    }
}
