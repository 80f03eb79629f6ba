package org.khuevan.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.khuevan.database.TestDatabase;

class SignInThrottleTest {

    private final TestDatabase database = TestDatabase.create();
    private final MovedClock clock = new MovedClock();
    private final SignInThrottle throttle = new SignInThrottle(database.jdbc(), clock);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aSchoolBehindOneAddressIsForgivenWhatManyMistypeInADay() {
        for (int i = 0; i < 300; i++) {
            throttle.failed("pupil-" + i, "192.0.2.1");
            clock.move(Duration.ofMinutes(1));
            assertThat(throttle.wait("pupil-" + i, "192.0.2.1")).as("after %s", i).isZero();
        }
    }

    @Test
    void manyGuessesFromOneAddressHaveToWaitUntilHalfIsForgiven() {
        for (int i = 0; i < 60; i++) {
            throttle.failed("pupil-" + i, "192.0.2.1");
        }
        assertThat(throttle.wait("anybody", "192.0.2.1")).isGreaterThan(Duration.ofMinutes(10));
        assertThat(throttle.wait("anybody", "192.0.2.2")).isZero();
        clock.move(Duration.ofMinutes(20));
        throttle.failed("anybody", "192.0.2.1");
        assertThat(throttle.wait("anybody", "192.0.2.1")).isZero();
    }

    @Test
    void guessesOfOneLoginAreNotForgivenSoSoon() {
        for (int i = 0; i < 9; i++) {
            throttle.failed("lan", "192.0.2.1");
            clock.move(Duration.ofMinutes(10));
        }
        throttle.failed("lan", "192.0.2.1");
        assertThat(throttle.wait("lan", "192.0.2.1")).isGreaterThan(Duration.ofSeconds(10));
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-09-01T07:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
