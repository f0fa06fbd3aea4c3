package org.sunhall.notices.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice on its way through a channel.
 *
 * @param id      its id
 * @param notice  the notice
 * @param channel the channel's name
 * @param state   how it stands
 * @param tries   how often it was tried
 * @param nextTry when it is tried next; empty when nothing more is tried by itself
 * @param trouble why the last try failed, for the operator; nothing personal
 */
public record Delivery(
        String id,
        String notice,
        String channel,
        State state,
        int tries,
        Optional<Instant> nextTry,
        Optional<String> trouble) {

    /** How a delivery stands. */
    public enum State {
        /** To be sent, or tried again. */
        WAITING,
        /** Taken over by the next system. */
        SENT,
        /** Given up; an operator can send it off again. */
        FAILED
    }
}
