package org.khuevan.people;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Signs people in by login and password, from the form and from HTTP Basic alike.
///
/// Wrong login, wrong password and a closed account fail alike, with [BadCredentialsException];
/// guessing meets [TooManyAttempts].
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final AccountRows accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    /// One attempt at a time for a login from an address, so that many at once cannot slip past the
    /// throttle, and a program that begins with many requests pays for one comparison.
    private final Lock[] locks =
            IntStream.range(0, 256).mapToObj(_ -> new ReentrantLock()).toArray(Lock[]::new);

    PasswordSignIn(AccountRows accounts, Passwords passwords, SignInThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = AccountRows.normal(attempt.getName());
        String password = text(attempt.getCredentials());
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? text(details.getRemoteAddress())
                        : "here";
        Lock lock = locks[Math.floorMod((login + ' ' + address).hashCode(), locks.length)];
        lock.lock();
        try {
            SignedInPerson person = SignedInPerson.of(signIn(login, password, address));
            UsernamePasswordAuthenticationToken success =
                    UsernamePasswordAuthenticationToken.authenticated(
                            person, null, person.getAuthorities());
            success.setDetails(attempt.getDetails());
            return success;
        } finally {
            lock.unlock();
        }
    }

    private AccountRows.Credentials signIn(String login, String password, String address) {
        Duration wait = throttle.wait(login, address);
        if (wait.isPositive()) {
            throw new TooManyAttempts(wait);
        }
        Optional<AccountRows.Credentials> known =
                accounts.credentials(login).filter(found -> found.account().enabled());
        if (known.isPresent()) {
            String encoded = known.get().password();
            if (passwords.matchedLately(login, password, encoded)) {
                return known.get();
            }
            if (passwords.matches(password, encoded)) {
                passwords.remember(login, password, encoded);
                throttle.succeeded(login, address);
                return known.get();
            }
        } else {
            passwords.matchesNobody(password);
        }
        throttle.failed(login, address);
        throw new BadCredentialsException("The login or the password is not right.");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
