package org.sunhall.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;

/** The append-only record of everything that happened. Thread-safe. */
@ProviderType
public interface Ledger {

    /**
     * {@code expectedLast} of a caller who appends after whatever is there. When two do so at once, the slower one's
     * whole transaction is repeated, some times; a stream that many append to at the same time is better split.
     */
    long ANY = -1;

    /**
     * Appends to a stream, inside the caller's transaction; listeners hear of it after the commit.
     *
     * @param expectedLast sequence of the last event the caller knows, 0 for a new stream, {@link #ANY} for whatever is
     *                     last
     * @param actor        who did it
     * @param at           when; truncated to milliseconds
     * @param events       what happened, in order; at least one
     * @return the events as recorded, in the same order
     * @throws StaleStreamException  when the stream does not end at {@code expectedLast}; roll back
     * @throws IllegalStateException outside a transaction
     */
    List<RecordedEvent> append(StreamId stream, long expectedLast, Actor actor, Instant at, List<EventDraft> events);

    /**
     * Appends to many streams of one kind at once, wherever each of them ends; else as {@link #append}. For work that comes
     * in batches: it takes few statements however many streams there are.
     *
     * @param kind   the kind of all the streams
     * @param events what happened, by the key of the stream, in order; at least one a stream
     */
    default void appendEach(String kind, Map<String, List<EventDraft>> events, Actor actor, Instant at) {
        events.forEach((key, drafts) -> append(new StreamId(kind, key), ANY, actor, at, drafts));
    }

    /** All events of a stream in order; empty when there is no such stream. Joins a transaction or makes its own. */
    List<RecordedEvent> read(StreamId stream);

    /**
     * Events over all streams by rising id, for exports. Only events that can have no uncommitted one below them are
     * given, so that nobody who continues after the last id misses one. On a database shared by several nodes ids of
     * concurrent transactions may still come out of order: there, follow the ledger with a {@link LedgerListener}.
     *
     * @param id    the last id already seen, 0 at the beginning
     * @param limit at most this many, at most 500
     */
    List<RecordedEvent> readAfter(long id, int limit);

    /**
     * Erases all personal values of a stream, as the law may order (PIPL art. 47), and records that in the stream as
     * {@code ledger.erased}. The commitments stay, so the chain stays whole. Inside the caller's transaction.
     *
     * @param reason the order or ground, official wording without personal values
     */
    RecordedEvent erasePersonal(StreamId stream, Actor actor, Instant at, String reason);

    /**
     * Recomputes everything: each stream's continuity and chain, the commitments to personal values, the sealed Merkle
     * log against its signed heads and against the witness outside the database. Reads the whole ledger in small
     * transactions; appends may go on meanwhile. Must not be called inside a transaction.
     */
    EvidenceReport verify();

    /** What the check at start-up looks at: the latest heads, the witness, and the events under the latest seals. */
    EvidenceReport verifyLatest();
}
