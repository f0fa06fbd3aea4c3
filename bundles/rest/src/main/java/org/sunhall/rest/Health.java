package org.sunhall.rest;

import java.util.Map;
import java.util.Objects;
import org.sunhall.kernel.Text;

/**
 * How one part of the platform is.
 *
 * @param state   up, degraded (it serves, somebody should look), down (nothing works without it: health answers 503)
 * @param detail  one sentence
 * @param figures what can be counted, for example the lag of each listener; numbers and short texts
 */
public record Health(State state, Text detail, Map<String, Object> figures) {

    /** See {@link Health}. */
    public enum State {
        UP,
        DEGRADED,
        DOWN
    }

    public Health {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
        figures = Map.copyOf(figures);
    }

    /** All is well. */
    public static Health up() {
        return new Health(State.UP, Text.of("正常", "well"), Map.of());
    }
}
