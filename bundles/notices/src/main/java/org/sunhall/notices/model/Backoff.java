package org.sunhall.notices.model;

import java.time.Duration;
import java.util.Optional;

/** How long to wait before a failed delivery is tried again: one minute, then four times as long each time, eight tries. */
public final class Backoff {

    private static final int TRIES = 8;
    private static final Duration MOST = Duration.ofHours(12);

    private Backoff() {}

    /** The pause after so many failed tries; empty when it is enough: then a person must see to it. */
    public static Optional<Duration> after(int failedTries) {
        if (failedTries >= TRIES) {
            return Optional.empty();
        }
        Duration pause = Duration.ofMinutes(1L << (2 * (failedTries - 1)));
        return Optional.of(pause.compareTo(MOST) > 0 ? MOST : pause);
    }
}
