package org.sunhall.ledger.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Actor;
import org.sunhall.ledger.EventDraft;
import org.sunhall.ledger.EvidenceReport;
import org.sunhall.ledger.Ledger;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.ledger.StaleStreamException;
import org.sunhall.ledger.StreamId;

/**
 * The ledger over JDBC: an append to a new stream is one statement, to a known one two, and one more when there are
 * personal values; however many events, each statement goes as one batch.
 */
@Component(service = Ledger.class)
public final class JdbcLedger implements Ledger {

    private final EventStore store;
    private final Evidence evidence;

    /** Created by the component runtime. */
    @Activate
    public JdbcLedger(@Reference EventStore store, @Reference Evidence evidence) {
        this.store = store;
        this.evidence = evidence;
    }

    @Override
    public List<RecordedEvent> append(
            StreamId stream, long expectedLast, Actor actor, Instant at, List<EventDraft> events) {
        if (!store.transactions().isActive()) {
            throw new IllegalStateException("events are appended inside a transaction");
        }
        if (events.isEmpty() || events.size() > EventIds.BLOCK) {
            throw new IllegalArgumentException("1 to " + EventIds.BLOCK + " events can be appended at once");
        }
        long last = 0;
        String previous = EventRow.NO_HASH;
        // Nothing to read for a new stream: if it is not new, its first row is in the way of ours.
        if (expectedLast != 0) {
            Optional<EventStore.LastRow> row = store.last(stream, Math.max(1, expectedLast));
            last = row.map(EventStore.LastRow::sequence).orElse(0L);
            if (expectedLast != ANY && expectedLast != last) {
                throw new StaleStreamException(stream, expectedLast, null);
            }
            row.ifPresent(known -> known.mustNotOvertake(store.isPostgresql()));
            previous = row.map(EventStore.LastRow::hash).orElse(previous);
        }
        List<EventRow> rows = store.insert(
                List.of(new EventStore.Append(stream, last, previous, unnumbered(events, actor, at))),
                expectedLast == ANY);
        List<RecordedEvent> recorded = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            recorded.add(Rows.recorded(rows.get(i), events.get(i).data()));
        }
        return recorded;
    }

    @Override
    public void appendEach(String kind, Map<String, List<EventDraft>> events, Actor actor, Instant at) {
        if (!store.transactions().isActive()) {
            throw new IllegalStateException("events are appended inside a transaction");
        }
        Map<String, List<EventDraft>> some = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, List<EventDraft>> each : events.entrySet()) {
            if (count + each.getValue().size() > EventIds.BLOCK && !some.isEmpty()) {
                appendTogether(kind, some, actor, at);
                some.clear();
                count = 0;
            }
            some.put(each.getKey(), each.getValue());
            count += each.getValue().size();
        }
        if (!some.isEmpty()) {
            appendTogether(kind, some, actor, at);
        }
    }

    private void appendTogether(String kind, Map<String, List<EventDraft>> events, Actor actor, Instant at) {
        Map<String, EventStore.LastRow> last = store.last(kind, events.keySet());
        List<EventStore.Append> appends = new ArrayList<>();
        events.forEach((key, drafts) -> {
            Optional<EventStore.LastRow> row = Optional.ofNullable(last.get(key));
            row.ifPresent(known -> known.mustNotOvertake(store.isPostgresql()));
            appends.add(new EventStore.Append(
                    new StreamId(kind, key),
                    row.map(EventStore.LastRow::sequence).orElse(0L),
                    row.map(EventStore.LastRow::hash).orElse(EventRow.NO_HASH),
                    unnumbered(drafts, actor, at)));
        });
        store.insert(appends, true);
    }

    private static List<EventStore.Unnumbered> unnumbered(List<EventDraft> events, Actor actor, Instant at) {
        List<EventStore.Unnumbered> rows = new ArrayList<>(events.size());
        for (EventDraft draft : events) {
            boolean personal = !draft.personal().isEmpty();
            PersonalValues.Columns columns = personal ? PersonalValues.columns(draft.personal()) : null;
            rows.add(new EventStore.Unnumbered(
                    draft.type(),
                    at.toEpochMilli(),
                    actor.reference(),
                    CanonicalJson.of(draft.data()),
                    personal ? columns.commitments() : EventRow.NO_COMMITMENTS,
                    personal ? columns.content() : null));
        }
        return rows;
    }

    @Override
    public List<RecordedEvent> read(StreamId stream) {
        return store.transactions().call(() -> store.ofStream(stream)).stream()
                .map(Rows::recorded)
                .toList();
    }

    @Override
    public List<RecordedEvent> readAfter(long id, int limit) {
        return store.transactions().call(() -> store.settledAfter(id, Math.max(1, limit))).stream()
                .map(Rows::recorded)
                .toList();
    }

    @Override
    public RecordedEvent erasePersonal(StreamId stream, Actor actor, Instant at, String reason) {
        EventDraft erased = EventDraft.of(
                Verifier.ERASED, JsonNodeFactory.instance.objectNode().put("reason", reason));
        RecordedEvent event = append(stream, ANY, actor, at, List.of(erased)).get(0);
        store.erasePersonal(stream);
        return event;
    }

    @Override
    public EvidenceReport verify() {
        return evidence.verifier().all();
    }

    @Override
    public EvidenceReport verifyLatest() {
        return evidence.verifier().latest();
    }
}
