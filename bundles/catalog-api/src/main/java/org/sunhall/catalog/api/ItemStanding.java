package org.sunhall.catalog.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether an item may be used at all, whatever its editions say.
 *
 * @param state     hung, exempt, cancelled or none of these
 * @param since     since when
 * @param until     for an exemption: when it ends
 * @param exemption for an exemption: its class
 */
public record ItemStanding(State state, Optional<Instant> since, Optional<Instant> until, Optional<String> exemption) {

    /** The ordinary one. */
    public static final ItemStanding ACTIVE =
            new ItemStanding(State.ACTIVE, Optional.empty(), Optional.empty(), Optional.empty());

    /** What an item can be. */
    public enum State {
        /** In use as its editions say. */
        ACTIVE,
        /** Out of use until it is un-hung. */
        HUNG,
        /** Not run online, for state secrets, public safety or as a recognised special case. */
        EXEMPT,
        /** Ended for good. */
        CANCELLED
    }

    public ItemStanding {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(exemption, "exemption");
    }

    /** What it is at an instant: before its beginning and after its end an item is active. */
    public State at(Instant at) {
        boolean begun = since.filter(at::isBefore).isEmpty();
        boolean over = until.filter(end -> !end.isAfter(at)).isPresent();
        return begun && !over ? state : State.ACTIVE;
    }
}
