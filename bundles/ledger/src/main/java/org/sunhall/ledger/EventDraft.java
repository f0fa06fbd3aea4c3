package org.sunhall.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An event about to be recorded.
 *
 * @param type     what happened, dotted and in the past tense where it can be: {@code case.accepted}; at most 80
 *                 characters
 * @param data     the event's public and official facts; no personal values. Must not be changed after it was handed
 *                 over
 * @param personal personal values by name. They stand beside the event, which hashes only salted commitments to them,
 *                 so that a lawful erasure leaves the chain whole (PIPL art. 47)
 */
public record EventDraft(String type, ObjectNode data, Map<String, String> personal) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

    public EventDraft {
        if (type == null || type.length() > 80 || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("not a valid type of event");
        }
        Objects.requireNonNull(data, "data");
        personal = java.util.Collections.unmodifiableMap(new TreeMap<>(personal));
        personal.forEach((name, value) -> Objects.requireNonNull(value, name));
    }

    /** An event without personal values. */
    public static EventDraft of(String type, ObjectNode data) {
        return new EventDraft(type, data, Map.of());
    }
}
