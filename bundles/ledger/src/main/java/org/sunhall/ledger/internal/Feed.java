package org.sunhall.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads settled events once for all listeners and keeps the latest in memory. Woken by commits; where a commit is not
 * settled yet because an older transaction still runs, it looks again after a few milliseconds.
 */
final class Feed implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int WINDOW = 500;
    private static final long POLL_MILLIS = 1000;

    private final EventStore store;
    private final Tails tails;
    private final Runnable waker = this::wake;
    private final List<EventRow> window = new ArrayList<>();
    private Position start;
    private Position end;
    private boolean woken;
    private boolean stopped;

    Feed(EventStore store, Tails tails) {
        this.store = store;
        this.tails = tails;
    }

    @Override
    public void run() {
        store.wakers().add(waker);
        long pause = 0;
        while (awaitWork(pause)) {
            try {
                if (read() > 0) {
                    pause = 0;
                } else {
                    pause = pause == 0 ? 1 : Math.min(pause * 2, POLL_MILLIS);
                }
            } catch (RuntimeException e) {
                LOG.debug("The ledger could not be read; trying again", e);
                pause = POLL_MILLIS;
            }
        }
    }

    void stop() {
        store.wakers().remove(waker);
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
    }

    /**
     * The events after this position: at once when there are some, else as soon as there are, else none after this
     * time, or when who waits is {@link #nudge nudged} because it shall give up. Null when the position lies before the
     * window: read the database.
     */
    synchronized List<EventRow> after(Position position, long waitMillis, BooleanSupplier givesUp) {
        long deadline = System.nanoTime() + waitMillis * 1_000_000;
        while (!stopped && !givesUp.getAsBoolean() && (end == null || position.compareTo(end) >= 0)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !await(left)) {
                return List.of();
            }
        }
        if (stopped || givesUp.getAsBoolean()) {
            return List.of();
        }
        if (position.compareTo(start) < 0) {
            return null;
        }
        return window.stream()
                .filter(row -> row.position().compareTo(position) > 0)
                .toList();
    }

    /** The last position known to be settled. */
    synchronized Position end() {
        return end == null ? Position.START : end;
    }

    /** Lets those who wait look around. */
    synchronized void nudge() {
        notifyAll();
    }

    int read() {
        Position from = end;
        if (from == null) {
            Position last = store.transactions().call(store::settledEnd);
            synchronized (this) {
                start = last;
                end = last;
                notifyAll();
            }
            return 1;
        }
        List<EventRow> rows = store.transactions().call(() -> store.settledAfter(from, WINDOW));
        if (!rows.isEmpty()) {
            synchronized (this) {
                window.addAll(rows);
                int surplus = window.size() - WINDOW;
                if (surplus > 0) {
                    start = window.get(surplus - 1).position();
                    window.subList(0, surplus).clear();
                }
                end = rows.get(rows.size() - 1).position();
                notifyAll();
            }
            tails.hear(rows);
        }
        return rows.size();
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits so long (0: not at all), or until the next commit; false when stopped. */
    private synchronized boolean awaitWork(long pause) {
        long deadline = System.nanoTime() + pause * 1_000_000;
        while (!stopped && !woken) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !await(left)) {
                break;
            }
        }
        woken = false;
        return !stopped;
    }

    private boolean await(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        }
    }
}
