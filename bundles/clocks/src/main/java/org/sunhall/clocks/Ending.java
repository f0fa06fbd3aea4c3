package org.sunhall.clocks;

import java.time.Instant;
import java.util.Objects;

/**
 * The end of a clock.
 *
 * @param at  when
 * @param how what ended it, for example {@code decided}, {@code withdrawn}, {@code deemed-accepted}
 */
public record Ending(Instant at, String how) {

    public Ending {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(how, "how");
    }
}
