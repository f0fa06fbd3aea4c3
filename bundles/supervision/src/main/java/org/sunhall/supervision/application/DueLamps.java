package org.sunhall.supervision.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sunhall.persistence.Transactions;
import org.sunhall.supervision.model.ClockLine;
import org.sunhall.supervision.store.SupervisionStore;

/** Lights what is due: nothing due costs one look into an index, the rest is done a batch a transaction. */
public final class DueLamps {

    private final SupervisionStore store;
    private final LampRecorder lamps;
    private final Transactions transactions;
    private final Clock clock;
    private final int most;

    /** Takes its collaborators; {@code most} clocks are handled in one transaction. */
    public DueLamps(SupervisionStore store, LampRecorder lamps, Transactions transactions, Clock clock, int most) {
        this.store = store;
        this.lamps = lamps;
        this.transactions = transactions;
        this.clock = clock;
        this.most = most;
    }

    /** One batch. Returns whether more may be due. */
    public boolean light() {
        return transactions.call(() -> {
            Instant now = clock.instant();
            if (!store.anyDue(now)) {
                return false;
            }
            store.takeTurn();
            List<ClockLine> due = store.due(now, most);
            lamps.advance(due, now);
            return due.size() == most;
        });
    }
}
