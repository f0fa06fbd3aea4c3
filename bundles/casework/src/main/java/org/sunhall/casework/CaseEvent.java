package org.sunhall.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened in a case, written once.
 *
 * @param type     one of {@link CaseEvents}
 * @param data     what is hashed and may be read by supervision and disclosure; no personal value is in it
 * @param personal values about people, kept beside the event and hashed as salted commitments
 */
public record CaseEvent(String type, ObjectNode data, Map<String, String> personal) {

    public CaseEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(data, "data");
        personal = Map.copyOf(personal);
    }
}
