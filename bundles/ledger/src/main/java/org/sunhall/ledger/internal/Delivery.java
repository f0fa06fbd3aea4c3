package org.sunhall.ledger.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.LedgerTail;

/** Keeps one follower, in one thread, for each listener that is registered. */
@Component(service = Delivery.class, immediate = true)
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long STOP_MILLIS = 5000;

    private final EventStore store;
    private final Tails tails = new Tails();
    private final Feed feed;
    private final Thread feedThread;
    private final Map<LedgerListener, Running> followers = new HashMap<>();

    private record Running(Follower follower, Thread thread) {}

    /** Created by the component runtime. */
    @Activate
    public Delivery(@Reference EventStore store) {
        this.store = store;
        this.feed = new Feed(store, tails);
        this.feedThread = thread(feed, "sunhall-ledger-feed");
        feedThread.start();
    }

    /** A listener has come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(LedgerListener listener) {
        synchronized (followers) {
            if (followers.values().stream()
                    .anyMatch(one -> one.follower().name().equals(listener.name()))) {
                LOG.error("Two listeners of the ledger are named {}; the second one gets nothing", listener.name());
                return;
            }
            Follower follower = new Follower(store, feed, listener);
            Thread thread = thread(follower, "sunhall-ledger-" + follower.name());
            followers.put(listener, new Running(follower, thread));
            thread.start();
        }
    }

    /** A listener goes; when this returns it is not called any more. */
    public void removeListener(LedgerListener listener) {
        Running running;
        synchronized (followers) {
            running = followers.remove(listener);
        }
        if (running != null) {
            running.follower().stop();
            join(running);
        }
    }

    /** Somebody wants to hear. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addTail(LedgerTail tail) {
        tails.add(tail);
    }

    /** They do not any more. */
    public void removeTail(LedgerTail tail) {
        tails.remove(tail);
    }

    /** Stops everything. */
    @Deactivate
    public void stop() {
        List<Running> all;
        synchronized (followers) {
            all = new ArrayList<>(followers.values());
            followers.clear();
        }
        all.forEach(running -> running.follower().stop());
        feed.stop();
        all.forEach(Delivery::join);
        join(new Running(null, feedThread));
    }

    List<Follower> followers() {
        synchronized (followers) {
            return followers.values().stream().map(Running::follower).toList();
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void join(Running running) {
        try {
            running.thread().join(STOP_MILLIS);
            if (running.thread().isAlive()) {
                LOG.warn("{} did not stop in time", running.thread().getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
