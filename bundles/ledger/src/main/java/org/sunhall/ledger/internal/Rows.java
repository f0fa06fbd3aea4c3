package org.sunhall.ledger.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;

final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static RecordedEvent recorded(EventRow row) {
        try {
            return recorded(row, (ObjectNode) JSON.readTree(row.data()));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalStateException("event " + row.id() + " is damaged", e);
        }
    }

    static RecordedEvent recorded(EventRow row, ObjectNode data) {
        return new RecordedEvent(
                row.id(),
                new StreamId(row.kind(), row.key()),
                row.sequence(),
                row.type(),
                Instant.ofEpochMilli(row.at()),
                row.actor(),
                data,
                PersonalValues.read(row.personal()),
                row.previousHash(),
                row.hash());
    }
}
