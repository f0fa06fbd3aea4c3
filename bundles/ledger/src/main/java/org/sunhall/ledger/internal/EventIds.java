package org.sunhall.ledger.internal;

import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Numbers events from blocks of the database's sequence, and knows below which id nothing can appear any more in this JVM.
 * Within one JVM ids rise with time.
 */
final class EventIds {

    static final int BLOCK = 100;

    private final LongSupplier nextBlock;
    private final TreeSet<Long> allocated = new TreeSet<>();
    private long next;
    private long end;

    /** {@code nextBlock} gives 1, 2, 3 …, each once over all nodes. */
    EventIds(LongSupplier nextBlock) {
        this.nextBlock = nextBlock;
    }

    /** Takes the first block, so that everything written before this start lies below it. Inside a transaction. */
    synchronized void start() {
        refill();
    }

    /** So many consecutive ids; the first is returned. {@link #inserted} must follow. Inside a transaction. */
    synchronized long take(int count) {
        if (count < 1 || count > BLOCK) {
            throw new IllegalArgumentException("1 to " + BLOCK + " events can be appended at once");
        }
        if (end - next < count) {
            refill();
        }
        long first = next;
        next += count;
        allocated.add(first);
        return first;
    }

    /** The rows with these ids are in the database, committed or locked, or will never be. */
    synchronized void inserted(long first) {
        allocated.remove(first);
    }

    /** No row with an id up to this one can appear that is not in the database already. */
    synchronized long lowWater() {
        return (allocated.isEmpty() ? next : allocated.first()) - 1;
    }

    private void refill() {
        long block = nextBlock.getAsLong();
        next = (block - 1) * BLOCK + 1;
        end = next + BLOCK;
    }
}
