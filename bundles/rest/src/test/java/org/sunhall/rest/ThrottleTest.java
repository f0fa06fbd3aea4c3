package org.sunhall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private final Throttle throttle = new Throttle(100);

    @Test
    void fiveFailuresAreFreeThenThePauseDoublesUpToFiveMinutes() {
        Instant now = NOON;
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("li", "10.0.0.1", now)).isEmpty();
        }
        for (long pause : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            assertThat(throttle.begin("li", "10.0.0.1", now)).contains(Duration.ofSeconds(pause));
            now = now.plusSeconds(pause);
            assertThat(throttle.begin("li", "10.0.0.1", now)).isEmpty();
        }
        assertThat(throttle.begin("wang", "10.0.0.2", now)).isEmpty();
    }

    @Test
    void aSuccessForgetsTheLoginAndAnHourForgetsEverything() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("li", "10.0.0.1", NOON);
        }
        throttle.succeeded("li", "10.0.0.1");
        assertThat(throttle.begin("li", "10.0.0.1", NOON)).isEmpty();

        for (int i = 0; i < 4; i++) {
            throttle.begin("li", "10.0.0.1", NOON);
        }
        assertThat(throttle.begin("li", "10.0.0.1", NOON)).isPresent();
        assertThat(throttle.begin("li", "10.0.0.1", NOON.plus(Duration.ofMinutes(61))))
                .isEmpty();
        assertThat(throttle.begin("li", "10.0.0.1", NOON.plus(Duration.ofMinutes(61))))
                .isEmpty();
    }

    @Test
    void oneAddressThatTriesManyLoginsIsSlowedToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.begin("login" + i, "10.0.0.1", NOON)).isEmpty();
        }
        assertThat(throttle.begin("another", "10.0.0.1", NOON)).isPresent();
        assertThat(throttle.begin("another", "10.0.0.2", NOON)).isEmpty();
    }

    @Test
    void itsMemoryIsBounded() {
        for (int i = 0; i < 5000; i++) {
            throttle.begin("login" + i, "10.0." + i / 250 + "." + i % 250, NOON);
        }
        assertThat(throttle.size()).isEqualTo(200);
    }
}
