package org.sunhall.ledger;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of events soon after their commit, on whatever node they were committed, as long as it is registered as a
 * service. Nothing is caught up and nothing is kept: who must not miss an event is a {@link LedgerListener}. It costs the
 * database nothing.
 */
@ConsumerType
public interface LedgerTail {

    /** Whether events of this type matter now; others pass without a call. Must be fast. */
    boolean wants(String type);

    /**
     * Takes events, those of one stream in their order, in the thread that reads for everybody: must be fast, must never
     * wait. What it throws is logged; others hear of the events all the same.
     */
    void heard(List<RecordedEvent> events);
}
