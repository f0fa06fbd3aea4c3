package org.sunhall.plugins.application;

import org.sunhall.persistence.Transactions;
import org.sunhall.plugins.model.Shelf;
import org.sunhall.plugins.store.JpaPluginStore;

/** The shelf as committed, kept in memory. */
final class Shelves {

    private final Transactions transactions;
    private final JpaPluginStore store;
    private volatile Shelf current = Shelf.EMPTY;

    Shelves(Transactions transactions, JpaPluginStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    Shelf current() {
        return current;
    }

    /** Reads it again; the last reader wins, and it has seen the latest commit. */
    synchronized void reload() {
        current = transactions.call(store::load);
    }
}
