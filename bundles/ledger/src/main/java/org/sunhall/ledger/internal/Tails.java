package org.sunhall.ledger.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.ledger.LedgerTail;
import org.sunhall.ledger.RecordedEvent;

/** Those who hear of settled events and keep no cursor. */
final class Tails {

    private static final Logger LOG = LoggerFactory.getLogger(Tails.class);

    private final Set<LedgerTail> all = new CopyOnWriteArraySet<>();

    void add(LedgerTail tail) {
        all.add(tail);
    }

    void remove(LedgerTail tail) {
        all.remove(tail);
    }

    void hear(List<EventRow> rows) {
        for (LedgerTail tail : all) {
            try {
                List<RecordedEvent> wanted = rows.stream()
                        .filter(row -> tail.wants(row.type()))
                        .map(Rows::recorded)
                        .toList();
                if (!wanted.isEmpty()) {
                    tail.heard(wanted);
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} failed at news of the ledger", tail.getClass().getName(), e);
            }
        }
    }
}
