package org.sunhall.clocks;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An interval in which a clock does not count (R-110; 行政许可法 art. 45).
 *
 * @param ground    id of the ground, one of the clock's terms
 * @param reason    what happened this time, told to the applicant together with the time it needs
 * @param at        when the clock stopped
 * @param resumedAt when it ran again, empty while it is stopped
 */
public record Stop(String ground, String reason, Instant at, Optional<Instant> resumedAt) {

    public Stop {
        Objects.requireNonNull(ground, "ground");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(resumedAt, "resumedAt");
        if (resumedAt.isPresent() && resumedAt.get().isBefore(at)) {
            throw new IllegalArgumentException("a stop ends after it began");
        }
    }
}
