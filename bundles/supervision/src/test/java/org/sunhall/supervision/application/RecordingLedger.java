package org.sunhall.supervision.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sunhall.kernel.Actor;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StreamId;
import org.sunhall.persistence.Transactions;

/** Keeps what supervision appends; refuses outside a transaction, as the ledger does. */
final class RecordingLedger implements Ledger {

    final List<RecordedEvent> events = new CopyOnWriteArrayList<>();
    private final Transactions transactions;

    RecordingLedger(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<RecordedEvent> append(
            StreamId stream, long expectedLast, Actor actor, Instant at, List<EventDraft> drafts) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("outside a transaction");
        }
        List<RecordedEvent> recorded = new ArrayList<>();
        for (EventDraft draft : drafts) {
            long next = events.size() + 1L;
            recorded.add(new RecordedEvent(
                    next, stream, next, draft.type(), at, actor.reference(), draft.data(), draft.personal(), "", ""));
            events.add(recorded.get(recorded.size() - 1));
        }
        return recorded;
    }

    @Override
    public List<RecordedEvent> read(StreamId stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).toList();
    }

    @Override
    public List<RecordedEvent> readAfter(long id, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecordedEvent erasePersonal(StreamId stream, Actor actor, Instant at, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EvidenceReport verify() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EvidenceReport verifyLatest() {
        throw new UnsupportedOperationException();
    }
}
