package org.sunhall.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/**
 * An event as it stands in the ledger.
 *
 * @param id           unique over all streams; rises within a stream, is not the order of commits over streams, has
 *                     gaps
 * @param stream       the stream it belongs to
 * @param sequence     its place in the stream, from 1 without gaps
 * @param type         what happened
 * @param at           when, in milliseconds
 * @param actor        who: a person's id or a part of the platform ({@code system:clock}), never a personal name
 * @param data         the facts; this reader's own copy
 * @param personal     the personal values that have not been erased
 * @param previousHash the hash of the event before it in the stream; 64 zeros for the first
 * @param hash         SHA-256 of the event's canonical form, which includes the previous hash; hexadecimal
 */
public record RecordedEvent(
        long id,
        StreamId stream,
        long sequence,
        String type,
        Instant at,
        String actor,
        ObjectNode data,
        Map<String, String> personal,
        String previousHash,
        String hash) {

    public RecordedEvent {
        personal = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(personal));
    }
}
