package org.khuevan.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.khuevan.people.NotAcceptable.Reason;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Encodes and compares passwords, in their NFC form, so that they open on every keyboard.
///
/// Comparing is slow on purpose. A program that sends its password with every request would pay for
/// it every time, so a comparison that succeeded is remembered for some minutes: as a keyed hash,
/// in memory only, under a key that dies with the process, and only as long as the account's
/// encoded password stays the same.
@Component
class Passwords {

    private static final int SHORTEST = 8;

    /// What bcrypt looks at.
    private static final int LONGEST_BYTES = 72;

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 5_000;
    private static final String ALGORITHM = "HmacSHA256";
    private static final char[] LETTERS = "abcdefghjkmnpqrstuvwxyz23456789".toCharArray();

    private final PasswordEncoder encoder =
            PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Map<String, Success> successes = new ConcurrentHashMap<>();
    private final Clock clock;
    private @Nullable String nobodys;

    Passwords(Clock clock) {
        this.clock = clock;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /// @throws NotAcceptable if it is too short or too long
    String accept(String password) {
        String normal = normal(password);
        if (normal.codePointCount(0, normal.length()) < SHORTEST) {
            throw new NotAcceptable(Reason.PASSWORD_SHORT);
        }
        return encode(password);
    }

    /// @throws NotAcceptable if it is too long
    final String encode(String password) {
        String normal = normal(password);
        if (normal.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new NotAcceptable(Reason.PASSWORD_LONG);
        }
        return String.valueOf(encoder.encode(normal));
    }

    boolean matches(String password, String encoded) {
        String normal = normal(password);
        return normal.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                && encoder.matches(normal, encoded);
    }

    /// Takes as long as a real comparison, so that nobody learns which logins exist.
    void matchesNobody(String password) {
        matches(password, nobodys());
    }

    /// Made when it is first needed: encoding one takes a tenth of a second of every start.
    private synchronized String nobodys() {
        if (nobodys == null) {
            nobodys = encode(random());
        }
        return nobodys;
    }

    /// Whether the same comparison succeeded a short time ago.
    boolean matchedLately(String login, String password, String encoded) {
        Success success = successes.get(fingerprint(login, password));
        return success != null
                && success.encoded().equals(encoded)
                && clock.instant().isBefore(success.until());
    }

    void remember(String login, String password, String encoded) {
        Instant now = clock.instant();
        if (successes.size() >= MOST_REMEMBERED) {
            successes.values().removeIf(success -> success.until().isBefore(now));
            if (successes.size() >= MOST_REMEMBERED) {
                successes.clear();
            }
        }
        successes.put(fingerprint(login, password), new Success(encoded, now.plus(REMEMBERED)));
    }

    /// Four groups that can be read from a console and typed: 78 random bits.
    final String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return password.toString();
    }

    private String fingerprint(String login, String password) {
        byte[] bytes = (login + '\0' + normal(password)).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private record Success(String encoded, Instant until) {}
}
