package org.sunhall.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.ledger.LedgerListener;

/** Takes one listener through the ledger, in a thread of its own. */
final class Follower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int MAX_BATCH = 100;
    private static final long MAX_BATCH_NANOS = 50_000_000;
    private static final int MAX_UNSAVED = 5000;
    private static final long IDLE_MILLIS = 1000;
    private static final long BUSY_MILLIS = 200;
    private static final long MIN_PAUSE = 100;
    private static final long MAX_PAUSE = 60_000;

    private final EventStore store;
    private final Feed feed;
    private final LedgerListener listener;
    private final String name;

    private Position saved;
    private Position position;
    private int unsaved;
    private int batch = MAX_BATCH;
    private long pause = MIN_PAUSE;

    private volatile boolean stopped;
    private volatile Trouble trouble;
    private volatile Position shown = Position.START;

    /** Why a listener stands still; no message of the exception, it could hold personal values. */
    record Trouble(long event, String type, int attempts, String exception) {}

    Follower(EventStore store, Feed feed, LedgerListener listener) {
        this.store = store;
        this.feed = feed;
        this.listener = listener;
        this.name = listener.name();
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("the name of a listener has 1 to 100 characters");
        }
    }

    String name() {
        return name;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** At most so many events are still to come (ids have gaps). */
    long lag() {
        return Math.max(0, feed.end().id() - shown.id());
    }

    void stop() {
        stopped = true;
        feed.nudge();
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            step(IDLE_MILLIS);
        }
        try {
            save();
        } catch (RuntimeException e) {
            LOG.debug("The cursor of {} was not saved; it will pass some events again", name, e);
        }
    }

    /** One look for events and, when there are some, one batch. False when there was nothing or it failed. */
    boolean step(long waitMillis) {
        EventRow[] current = new EventRow[1];
        try {
            if (saved == null) {
                open();
            }
            List<EventRow> rows = feed.after(position, waitMillis, () -> stopped);
            if (rows == null) {
                rows = store.transactions().call(() -> store.settledAfter(position, EventStore.MAX_ROWS));
            }
            if (rows.isEmpty() || stopped) {
                return false;
            }
            take(rows, current);
            recovered();
            return true;
        } catch (RuntimeException | LinkageError e) {
            failed(current[0], e);
            return false;
        }
    }

    private void open() {
        store.transactions().run(() -> store.createCursor(name));
        reload();
    }

    private void reload() {
        Optional<Position> stored = store.transactions().call(() -> store.cursor(name));
        if (stored.isEmpty()) {
            rest(BUSY_MILLIS);
        } else if (saved == null || stored.get().compareTo(saved) != 0) {
            saved = stored.get();
            move(position == null || saved.compareTo(position) > 0 ? saved : position);
        }
    }

    private void take(List<EventRow> rows, EventRow[] current) {
        if (saved == null) {
            return;
        }
        int passed = 0;
        while (passed < rows.size() && !listener.wants(rows.get(passed).type())) {
            passed++;
        }
        if (passed == rows.size()) {
            // Nothing for this listener: remembered here and saved now and then, so that idle listeners write nothing.
            move(rows.get(passed - 1).position());
            unsaved += passed;
            if (unsaved >= MAX_UNSAVED) {
                save();
            }
            return;
        }
        List<EventRow> rest = rows.subList(passed, rows.size());
        Position reached = store.transactions().call(() -> deliver(rest, current));
        if (reached == null) {
            reload();
        } else {
            saved = reached;
            unsaved = 0;
            move(reached);
        }
    }

    /** Delivers and moves the cursor; null when another node has the cursor or has moved it. */
    private Position deliver(List<EventRow> rows, EventRow[] current) {
        if (store.isPostgresql() && !store.cursor(name).equals(Optional.of(saved))) {
            return null;
        }
        long begun = System.nanoTime();
        int delivered = 0;
        Position reached = saved;
        for (EventRow row : rows) {
            if (listener.wants(row.type())) {
                if (delivered == batch || delivered > 0 && System.nanoTime() - begun > MAX_BATCH_NANOS) {
                    break;
                }
                current[0] = row;
                listener.on(Rows.recorded(row));
                delivered++;
            }
            reached = row.position();
        }
        if (!store.moveCursor(name, saved, reached)) {
            throw new CursorMoved();
        }
        return reached;
    }

    private void save() {
        if (saved == null || position.compareTo(saved) == 0) {
            return;
        }
        Position to = position;
        boolean moved = store.transactions().call(() -> store.moveCursor(name, saved, to));
        if (moved) {
            saved = to;
            unsaved = 0;
        } else {
            reload();
        }
    }

    private void move(Position to) {
        position = to;
        shown = to;
    }

    private void recovered() {
        if (trouble != null) {
            LOG.info("Listener {} goes on after event {}", name, trouble.event());
            trouble = null;
        }
        pause = MIN_PAUSE;
        batch = Math.min(MAX_BATCH, batch * 4);
    }

    private void failed(EventRow row, Throwable e) {
        if (e instanceof CursorMoved) {
            saved = null;
            return;
        }
        if (row != null && batch > 1) {
            // The events before the bad one shall not wait for it.
            batch = 1;
            return;
        }
        int attempts = trouble == null ? 1 : trouble.attempts() + 1;
        trouble = new Trouble(
                row == null ? 0 : row.id(),
                row == null ? "" : row.type(),
                attempts,
                e.getClass().getName());
        LOG.warn(
                "Listener {} failed at event {} ({} attempts); trying again in {} ms",
                name,
                trouble.event(),
                attempts,
                pause,
                e);
        rest(pause);
        pause = Math.min(pause * 2, MAX_PAUSE);
    }

    private synchronized void rest(long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!stopped && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /** Another node has delivered these events meanwhile; what was done here must be rolled back. */
    private static final class CursorMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
