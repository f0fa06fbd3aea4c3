package org.sunhall.ledger;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the ledger; registered as a service. Each listener has its own thread and its own cursor, kept by its name:
 * one that is new starts with the first event, one that was away goes on where it stopped.
 */
@ConsumerType
public interface LedgerListener {

    /** A stable name, unique over the platform, at most 100 characters: the key of the cursor. */
    String name();

    /** Whether events of this type matter; others pass without a call. Must be fast and always answer the same. */
    boolean wants(String type);

    /**
     * Takes one event, inside a transaction that also moves the cursor: what it writes with the same transactions is
     * kept together with the cursor or not at all. Events of one stream come in their order. Delivery is at least once,
     * so effects outside the database must be recognised by the event's id. An exception rolls back; the event is tried
     * again with growing pauses and never skipped. Several events may share a transaction (at most 100).
     */
    void on(RecordedEvent event);
}
