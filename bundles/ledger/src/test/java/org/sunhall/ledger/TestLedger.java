package org.sunhall.ledger;

import java.util.ArrayList;
import java.util.List;
import org.sunhall.ledger.internal.TestLedgerParts;
import org.sunhall.persistence.TestDatabase;

/**
 * The real ledger over a test database, for the tests of other bundles; run the changelog {@link #CHANGELOG} beside
 * your own. Events reach the listeners when the test says so, in its own thread.
 */
public final class TestLedger {

    /** The changelog with the ledger's tables. */
    public static final String CHANGELOG = "db/ledger/changelog.xml";

    private final TestLedgerParts parts;
    private final List<LedgerListener> listeners = new ArrayList<>();

    private TestLedger(TestLedgerParts parts) {
        this.parts = parts;
    }

    /** The ledger over this database. */
    public static TestLedger on(TestDatabase database) {
        return new TestLedger(new TestLedgerParts(database.transactions()));
    }

    /** The ledger itself. */
    public Ledger ledger() {
        return parts.ledger();
    }

    /** This listener shall get events from now on, from the first one. */
    public void follow(LedgerListener listener) {
        listeners.add(listener);
        parts.follow(listener);
    }

    /** Delivers until no listener gets anything more; what a listener throws is logged and counted as a standstill. */
    public void deliver() {
        parts.deliver();
    }
}
