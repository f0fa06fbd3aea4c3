package org.sunhall.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Numbers events from blocks of the database's sequence, and knows below which id nothing can appear any more in this
 * JVM. Within one JVM ids rise with time.
 */
final class EventIds {

    static final int BLOCK = 100;

    private final LongSupplier nextBlock;
    private final TreeMap<Long, InFlight> inFlight = new TreeMap<>();
    private long next;
    private long end;

    /** The ids of one append whose transaction has not ended, as far as is known. */
    static final class InFlight {
        private final long first;
        private final int count;
        private boolean written;

        private InFlight(long first, int count) {
            this.first = first;
            this.count = count;
        }

        long first() {
            return first;
        }

        long last() {
            return first + count - 1;
        }
    }

    /** {@code nextBlock} gives 1, 2, 3 …, each once over all nodes. */
    EventIds(LongSupplier nextBlock) {
        this.nextBlock = nextBlock;
    }

    /** Takes the first block, so that everything written before this start lies below it. Inside a transaction. */
    synchronized void start() {
        refill();
    }

    /** So many consecutive ids. {@link #written} and {@link #ended} must follow. Inside a transaction. */
    synchronized InFlight take(int count) {
        if (count < 1 || count > BLOCK) {
            throw new IllegalArgumentException("1 to " + BLOCK + " events can be appended at once");
        }
        if (end - next < count) {
            refill();
        }
        InFlight taken = new InFlight(next, count);
        next += count;
        inFlight.put(taken.first, taken);
        return taken;
    }

    /** Their rows have been written, or will never be; from now on rows that are not there were rolled back. */
    synchronized void written(InFlight taken) {
        taken.written = true;
    }

    /** Their transaction has ended. */
    synchronized void ended(InFlight taken) {
        inFlight.remove(taken.first);
    }

    /** Those in flight whose rows, if they are not rolled back, can be seen, the lowest first. */
    synchronized List<InFlight> written() {
        List<InFlight> seen = new ArrayList<>();
        for (InFlight each : inFlight.values()) {
            if (each.written) {
                seen.add(each);
            }
        }
        return seen;
    }

    /** No row with an id up to this one can appear or vanish any more. */
    synchronized long lowWater() {
        return (inFlight.isEmpty() ? next : inFlight.firstKey()) - 1;
    }

    private void refill() {
        long block = nextBlock.getAsLong();
        next = (block - 1) * BLOCK + 1;
        end = next + BLOCK;
    }
}
