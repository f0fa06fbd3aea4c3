package org.sunhall.ledger.internal;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Tells the readers in this JVM that something was committed. */
final class Wakers implements Runnable {

    private final Set<Runnable> all = new CopyOnWriteArraySet<>();

    void add(Runnable waker) {
        all.add(waker);
    }

    void remove(Runnable waker) {
        all.remove(waker);
    }

    @Override
    public void run() {
        all.forEach(Runnable::run);
    }
}
